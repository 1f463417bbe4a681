"""What a test evaluates, runs, imports or unpickles of a solution's runs in the solution's process: code that would make every
assertion hold, had it been run among the tests, changes nothing."""
import json
import secrets
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from gradebox_cli import GRADEBOX, environment
from redteam import need, user_namespaces

TEST = '''
import ast, concurrent.futures, contextlib, doctest, importlib.machinery, importlib.util, inspect, os, pathlib, pickle, runpy, sys, typing, unittest

import solution

SECRET = "@SECRET@"


class TestTexts(unittest.TestCase):
    def check(self, *readings):
        for reading in readings:
            with contextlib.suppress(Exception):
                reading()
        self.assertEqual(solution.answer(), SECRET)

    def test_eval(self):
        self.check(lambda: eval(repr(solution.thing)), lambda: eval(solution.TEXT, {"a": 1}), lambda: eval(f" {solution.TEXT}"))

    def test_eval_by_what_calls_what_it_is_given(self):
        def in_a_thread():
            with concurrent.futures.ThreadPoolExecutor(1) as executor:
                executor.submit(eval, solution.TEXT).result()

        self.check(lambda: self.assertRaises(KeyError, eval, solution.TEXT), in_a_thread)

    def test_exec(self):
        self.check(lambda: exec(solution.TEXT), lambda: exec(solution.TEXT, {}), lambda: exec(solution.TEXT, globals()))

    def test_compile(self):
        self.check(
            lambda: exec(compile(solution.TEXT, "x", "exec"), {}),
            lambda: eval(compile(solution.TEXT, __file__, "eval")),
            lambda: exec(compile(ast.parse(solution.TEXT), "x", "exec"), {}),
            lambda: exec(solution.CODE, {}),
        )

    def test_file(self):
        source = pathlib.Path(solution.__file__).read_text()
        self.check(lambda: exec(source, {"__name__": "__main__"}), lambda: exec(source), lambda: exec(source.encode(), {}))

    def test_runpy(self):
        self.check(lambda: runpy.run_path(solution.__file__, run_name="__main__"), lambda: runpy.run_module("solution", run_name="__main__"))

    def test_spec(self):
        def load(path):
            spec = importlib.util.spec_from_file_location("again", path)
            spec.loader.exec_module(importlib.util.module_from_spec(spec))

        self.check(lambda: load(solution.__file__), lambda: load("solution.py"), lambda: load(location()))

    def test_loader(self):
        self.check(lambda: importlib.machinery.SourceFileLoader("again", solution.__file__).load_module())

    def test_import_of_what_was_planted(self):
        def load(name):
            sys.path.insert(0, os.getcwd())
            try:
                importlib.import_module(name)
            finally:
                sys.path.pop(0)

        self.check(lambda: load("planted"), lambda: load("planted_package"))

    def test_pickle(self):
        self.check(lambda: pickle.loads(solution.PICKLED), lambda: pickle.loads(pickle.dumps(solution.thing)))

    def test_annotations(self):
        self.check(
            lambda: typing.get_type_hints(solution.annotated),
            lambda: inspect.signature(solution.annotated, eval_str=True),
            lambda: inspect.get_annotations(solution.annotated, eval_str=True),
            lambda: typing.get_type_hints(Derived),
        )

    def test_doctest(self):
        self.check(
            lambda: doctest.testmod(solution),
            lambda: doctest.run_docstring_examples(solution.annotated, {}),
            lambda: doctest.run_docstring_examples(solution.annotated, globals()),
        )


class Derived(solution.Thing):
    pass


def location():
    return pathlib.Path(solution.__file__)
'''
SOLUTION = '''
import os
import pathlib

TEXT = @TEXT@


class Thing:
    item: TEXT

    def __repr__(self):
        return TEXT

    def __reduce__(self):
        return eval, (TEXT,)


Thing.__annotations__ = {"item": TEXT}
thing = Thing()
CODE = compile(TEXT, "x", "eval")
PICKLED = b"cbuiltins\\neval\\n(X" + len(TEXT).to_bytes(4, "little") + TEXT.encode() + b"tR."


def annotated(value):
    """Doctests"""


annotated.__doc__ = f">>> {TEXT}\\n0\\n"
annotated.__annotations__ = {"value": TEXT, "return": TEXT}
pathlib.Path("planted.py").write_text(TEXT)
os.makedirs("planted_package", exist_ok=True)
pathlib.Path("planted_package/__init__.py").write_text(TEXT)


def answer():
    return @ANSWER@


eval(TEXT)
'''
FORGERY = (
    "[setattr(case, name, lambda *given, **named: None) for case in [__import__('unittest').TestCase]"
    " for name in ('assertEqual', 'check', 'fail')] and 0"
)
TOML = 'title = "Texts"\n[entry]\nkind = "suite"\ntest = "test_texts.py"\n[limits]\nmemory = "256MiB"\n[[group]]\nname = "all"\n'


class Texts(unittest.TestCase):
    def setUp(self):
        need(self, user_namespaces(), "user namespaces")
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-texts-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def test_none_of_them_runs_among_the_tests(self):
        secret = secrets.token_hex(16)
        challenge = self.folder / "texts"
        (challenge / "cases").mkdir(parents=True)
        (challenge / "solutions/accepted").mkdir(parents=True)
        (challenge / "challenge.toml").write_text(TOML)
        (challenge / "statement.md").write_text("Guess.\n")
        (challenge / "cases/test_texts.py").write_text(TEST.replace("@SECRET@", secret))
        knowing = SOLUTION.replace("@TEXT@", "'0'").replace("@ANSWER@", repr(secret))
        (challenge / "solutions/accepted/reference.py").write_text(knowing)
        forger = self.folder / "forger.py"
        forger.write_text(SOLUTION.replace("@TEXT@", repr(FORGERY)).replace("@ANSWER@", "'a guess'"))
        ran = subprocess.run(
            [GRADEBOX, "grade", challenge, forger, "--reveal", "--report", "json=-"], capture_output=True, text=True, env=environment(), timeout=300
        )
        cases = json.loads(ran.stdout)["cases"]
        self.assertEqual(len(cases), TEST.count("def test_"), ran.stdout)
        for case in cases:
            with self.subTest(case["id"]):
                self.assertEqual(case["verdict"], "wrong_answer", case)
                self.assertIn("'a guess' != ", case["message"])


if __name__ == "__main__":
    unittest.main()
