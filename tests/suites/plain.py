"""Runs one test suite in one ordinary process and prints the outcome of every test.

Usage: /usr/bin/python3.11 plain.py FOLDER SOLUTION.py [--runner unittest|pytest]

FOLDER holds the test file and its helpers; SOLUTION.py is copied beside them as
solution.py, or as it is if it is a folder.  Without --runner the test file decides.  One JSON object is printed:
{"runner": "unittest" or "pytest", "tests": [{"id", "outcome", "message"}, ...], "error": null or text}
"""
import argparse
import ast
import collections
import importlib
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unittest


def describe(error):
    lines = str(error).splitlines()
    name = type(error).__name__
    return f"{name}: {lines[0]}" if lines else name


class Record:
    """The outcomes, by test id, in the order in which the tests ended."""

    def __init__(self):
        self.tests = {}
        self.error = None

    def add(self, name, outcome, message=""):
        before = self.tests.get(name, {"outcome": "passed"})["outcome"]
        # A test that is skipped fails all the same when its tearDown does.
        if before == "passed" or (before == "skipped" and outcome in ("failed", "error")):
            self.tests[name] = {"id": name, "outcome": outcome, "message": message}

    def replace(self, name, outcome, message):
        self.tests.pop(name, None)
        self.add(name, outcome, message)


def method_name(test):
    if isinstance(test, unittest.TestCase):
        if type(test).id is not unittest.TestCase.id:
            return test.id()
        return f"{type(test).__qualname__}.{test._testMethodName}"
    kind, _, place = str(test).partition(" (")  # setUpClass (test_x.TestX), setUpModule (test_x)
    return f"{kind} {place[:-1].partition('.')[2]}".strip()


def subtest_name(test_name, subtest):
    parts = [f"{key}={value!r}" for key, value in subtest.params.items()]
    if isinstance(subtest._message, str):
        parts.insert(0, subtest._message)
    return f"{test_name} [{', '.join(parts)}]"


class Result(unittest.TestResult):
    def __init__(self, record):
        super().__init__()
        self.record = record
        self.worst = None  # of the subtests of the running method
        self.names = {}  # of the tests, and they, by their ids
        self.same = collections.Counter()

    def name_of(self, test):
        """Several may have the same: the second is named so."""
        if id(test) not in self.names:
            name = method_name(test)
            self.same[name] += 1
            # (Equal tests are others all the same, and a suite lets go of those that it has run.)
            self.names[id(test)] = f"{name} ({self.same[name]})" if self.same[name] > 1 else name, test
        return self.names[id(test)][0]

    def masked(self, name):
        """Where an object is differs from run to run."""
        masked = re.sub(r" at 0x[0-9a-f]+", " at 0x…", name)
        same = sum(other.startswith(masked) for other in self.record.tests) if masked != name else 0
        return f"{masked} ({same + 1})" if same else masked

    def note(self, test, outcome, message=""):
        if hasattr(test, "params") and hasattr(test, "test_case"):  # a subtest
            self.record.add(self.masked(subtest_name(self.name_of(test.test_case), test)), outcome, message)
            if outcome != "passed" and (self.worst is None or outcome == "error"):
                self.worst = outcome, message
        else:
            self.record.add(self.name_of(test), outcome, message)

    def stopTest(self, test):
        super().stopTest(test)
        if self.worst:
            self.record.add(self.name_of(test), *self.worst)
        self.worst = None

    def addSuccess(self, test):
        self.note(test, "passed")

    def addError(self, test, info):
        self.note(test, "error", describe(info[1]))

    def addFailure(self, test, info):
        self.note(test, "failed", describe(info[1]))

    def addSkip(self, test, reason):
        self.note(test, "skipped", reason)

    def addExpectedFailure(self, test, info):
        self.note(test, "expected_failure", describe(info[1]))

    def addUnexpectedSuccess(self, test):
        self.note(test, "unexpected_success")

    def addSubTest(self, test, subtest, info):
        if info is None:
            self.note(subtest, "passed")
        else:
            failed = issubclass(info[0], test.failureException)
            self.note(subtest, "failed" if failed else "error", describe(info[1]))


def run_unittest(name, record):
    try:
        module = importlib.import_module(name)
    except BaseException as error:
        record.error = describe(error)
        return
    unittest.TestLoader().loadTestsFromModule(module).run(Result(record))


def run_pytest(name, record):
    import pytest

    class Plugin:
        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_makereport(self, item, call):
            report = (yield).get_result()
            test = report.nodeid.partition("::")[2]
            error = call.excinfo.value if call.excinfo else None
            message = describe(error) if error else ""
            if hasattr(report, "wasxfail"):
                record.add(test, "unexpected_success" if report.passed else "expected_failure", message)
            elif report.skipped:
                record.add(test, "skipped", str(error))
            elif report.failed and report.when != "call":
                record.replace(test, "error", message)
            elif report.failed:
                record.add(test, "failed", message or str(report.longrepr))
            elif report.when == "call":
                record.add(test, "passed")

        def pytest_collectreport(self, report):
            if report.failed:
                record.error = report.longreprtext.strip().splitlines()[-1]

    pytest.main(["-p", "no:cacheprovider", "-q", f"{name}.py"], plugins=[Plugin()])


FIXTURES = {"caplog", "capsys", "capfd", "monkeypatch", "recwarn", "request", "tmp_path", "tmpdir"}


def uses_pytest(folder, source):
    tree = ast.parse(source)
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    functions = {
        node.name: [argument.arg for argument in node.args.args]
        for node in tree.body if isinstance(node, ast.FunctionDef)
    }
    if imported & {"pytest", "hypothesis"} or (folder / "conftest.py").exists():
        return True
    if "load_tests" in functions:
        return False
    if "TestCase" not in source:
        classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.bases}
        return any(name.startswith("test") for name in functions) or any(name.startswith("Test") for name in classes)
    return any(
        name.startswith("test_") and (not arguments or arguments[0] in FIXTURES)
        for name, arguments in functions.items() if name not in ("test_suite", "test_main")
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("solution", type=pathlib.Path)
    parser.add_argument("--runner", choices=("unittest", "pytest"))
    arguments = parser.parse_args()
    folder, solution = arguments.folder.resolve(), arguments.solution.resolve()
    test = next(folder.glob("test_*.py"))
    runner = arguments.runner or ("pytest" if uses_pytest(folder, test.read_text()) else "unittest")
    record = Record()
    output = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the tests print is not ours
    with tempfile.TemporaryDirectory() as place:
        ignored = shutil.ignore_patterns("right.py", "wrong.py", "__pycache__")
        shutil.copytree(folder, place, ignore=ignored, dirs_exist_ok=True)
        if solution.is_dir():
            shutil.copytree(solution, place, dirs_exist_ok=True)
        else:
            shutil.copy(solution, f"{place}/solution.py")
        os.chdir(place)
        sys.path[0] = place
        (run_pytest if runner == "pytest" else run_unittest)(test.stem, record)
        os.chdir("/")
    with output:
        json.dump({"runner": runner, "tests": list(record.tests.values()), "error": record.error}, output, indent=1)
        output.write("\n")


if __name__ == "__main__":
    main()
