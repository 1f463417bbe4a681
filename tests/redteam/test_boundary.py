"""What a solution may do to the tests that use it: programs under boundary/ are given all kinds of things by a hidden
test, and try to find the secret that it holds, or to pass it without. None may be accepted, and none may break the
grader; one that knows the secret is."""
import importlib.util
import json
import secrets
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from gradebox_cli import GRADEBOX, environment
from redteam import need, user_namespaces

PROGRAMS = Path(__file__).with_name("boundary")
TEST = '''
import asyncio
import random
import unittest
import unittest.mock
from decimal import Decimal

import solution

SECRET = "@SECRET@"
NUMBER = @NUMBER@


class Thing:
    def __init__(self):
        self.given = "plain"

    def __len__(self):
        return 3


class Keeper:
    secret = SECRET

    def __init__(self, secret):
        self.own_secret = secret
        self.calls = 0

    def method(self, *args):
        self.calls += 1
        return self.own_secret == args


class Annotated:
    thing: "Thing"

    def fill(self, thing: "Thing") -> "Annotated":
        return self


class Wrapper:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)

    @property
    def length(self):
        return len(SECRET)


def make_function(secret=SECRET):
    hidden = secret

    def function(*args):
        return hidden in args

    return function


def raises(*args):
    secret = SECRET
    try:
        raise KeyError(len(secret))
    except KeyError as error:
        raise ValueError("from the test") from error


def generator(secret=SECRET):
    yield len(secret)
    yield len(secret)


async def coroutine(secret=SECRET):
    return len(secret)


class TestBoundary(unittest.TestCase):
    def setUp(self):
        self.expected = SECRET
        print("wanted:", SECRET)

    def test_secret(self):
        secret = SECRET
        keeper = Keeper(secret)
        started = generator()
        next(started)
        waiting = coroutine()
        self.addCleanup(waiting.close)
        solution.take(dict(
            function=make_function(), method=keeper.method, of_the_test=self.note, thing=Thing(), type=Thing, raises=raises,
            generator=started, coroutine=waiting, mock=unittest.mock.Mock(),
            wrapper=Wrapper(make_function()), wrapper_type=Wrapper, annotated=Annotated, fill=Annotated.fill, items=[1, 2], apply=lambda function, *args: function(*args), each=lambda items: [len(str(i)) for i in items],
        ))
        print("the test wants", SECRET)
        import difflib, late_import  # what is imported after the solution has run
        self.assertEqual(solution.answer(), self.expected)

    def note(self, *args):
        return len(args)

    def test_call(self):
        listener = unittest.mock.Mock()
        solution.tell(listener)
        listener.assert_called_once_with(SECRET)

    def test_call_of_a_mock_with_operators(self):
        listener = unittest.mock.MagicMock()
        self.assertEqual(solution.tell(listener), SECRET)

    def test_dice(self):
        solution.load_dice()
        self.assertEqual([random.getrandbits(32) for _ in range(3)], solution.dice())

    def test_share(self):
        self.assertEqual(solution.share(), Decimal(NUMBER) / 7)

    def test_while_a_failure_is_handled(self):
        try:
            self.assertEqual(SECRET, "")
        except AssertionError:
            solution.notice()
        self.assertEqual(solution.noticed(), SECRET)

    def test_task(self):
        async def check():
            await asyncio.sleep(0)
            return SECRET

        def start():
            self.task = asyncio.create_task(check())

        async def main():
            solution.begin(start)
            await asyncio.sleep(0.001)

        asyncio.run(main())
        self.assertEqual(solution.seen(), SECRET)

    def test_almost_equal(self):
        self.assertAlmostEqual(solution.number(), NUMBER)

    def test_difference(self):
        self.assertTrue(abs(NUMBER - solution.number()) < 1e-6)

    def test_approximate(self):
        number = solution.number()
        self.assertLess(number, NUMBER + 1e-6)
        self.assertLess(NUMBER - 1e-6, number)

    def test_member(self):
        self.assertIn(SECRET, solution.members())

    def test_members(self):
        self.assertTrue({SECRET} & solution.members())
'''
REFERENCE = """def take(given):
    pass
def answer():
    return {answer!r}
def tell(listener):
    listener({answer!r})
    return {answer!r}
def number():
    return {number!r}
def members():
    return {{{answer!r}}}
def share():
    import decimal
    return decimal.Decimal({number!r}) / 7
def notice():
    pass
def noticed():
    return {answer!r}
def begin(start):
    start()
seen = noticed
def load_dice():
    import random
    global rolls
    before = random.getstate()
    rolls = [random.getrandbits(32) for _ in range(3)]
    random.setstate(before)
def dice():
    return rolls
"""
TOML = 'title = "Boundary"\n[entry]\nkind = "suite"\ntest = "test_boundary.py"\n[limits]\nmemory = "256MiB"\n[[group]]\nname = "all"\n'


class Boundary(unittest.TestCase):
    def setUp(self):
        need(self, user_namespaces(), "user namespaces")
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-boundary-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.secret = f"secret-{secrets.token_hex(16)}"
        number = secrets.randbelow(10**9) / 1000
        knowing = REFERENCE.format(answer=self.secret, number=number)
        challenge = self.folder / "challenges/boundary"
        (challenge / "cases").mkdir(parents=True)
        (challenge / "solutions/accepted").mkdir(parents=True)
        (challenge / "challenge.toml").write_text(TOML)
        (challenge / "statement.md").write_text("None of your business.\n")
        (challenge / "cases/test_boundary.py").write_text(TEST.replace("@SECRET@", self.secret).replace("@NUMBER@", repr(number)))
        (challenge / "cases/late_import.py").write_text("")
        (challenge / "solutions/accepted/reference.py").write_text(knowing)
        self.submissions = self.folder / "submissions"
        shutil.copytree(PROGRAMS, self.submissions, ignore=shutil.ignore_patterns("__pycache__"))
        (self.submissions / "knows_the_secret.py").write_text(knowing)

    def test_nothing_crosses_that_was_not_given(self):
        command = [GRADEBOX, "batch", self.submissions, "--challenge", "boundary", "--challenges", self.folder / "challenges", "--reveal"]
        ran = subprocess.run([*command, "--report", "json=-"], capture_output=True, text=True, env=environment(), timeout=600)
        results = json.loads(ran.stdout)["results"]
        self.assertEqual(len(results), len(list(self.submissions.glob("*.py"))))
        for result in results:
            name = Path(result["submission"]).stem
            with self.subTest(program=name):
                if name == "knows_the_secret":
                    self.assertEqual(result["verdict"], "accepted", result)
                    continue
                for case in result["cases"]:
                    self.assertNotIn(case["verdict"], ("accepted", "judge_error", "skipped"), case)
                    # Of two things that differ, the answer comes first; of calls, what was expected.
                    answer = case["message"].partition(" != ")[0] if " != " in case["message"] else case["message"].partition("Actual:")[2]
                    self.assertNotIn(self.secret, answer)


SUM = """import unittest
import numpy
import solution


class Sum(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(numpy.add.reduce(solution.numbers()), 6)

    def test_sum_of_one_derived(self):
        class Derived(solution.Numbers):
            pass

        self.assertEqual(numpy.add.reduce(Derived([1, 2, 3])), 6)
"""
NUMBERS = """class Numbers(list):
    pass


def numbers():
    return [1, 2, 3]
"""
ELSEWHERE = """class Numbers:
    def __init__(self, *given):
        pass

    @property
    def __array_interface__(self):
        return {"version": 3, "typestr": "<i8", "shape": (3,), "data": (4096, False)}


numbers = Numbers
"""


DICE = """import unittest
import numpy
import solution


class Dice(unittest.TestCase):
    def test_dice(self):
        solution.load()
        self.assertEqual(numpy.random.randint(0, 2**31, 3).tolist(), solution.dice())

    def test_normal(self):
        solution.load()
        self.assertEqual(numpy.random.normal(), solution.normal())
"""
FAIR = """import numpy


def load():
    global rolls, drawn
    before = numpy.random.get_state()
    rolls = numpy.random.randint(0, 2**31, 3).tolist()
    numpy.random.set_state(before)
    drawn = numpy.random.normal()
    numpy.random.set_state(before)


def dice():
    return rolls


def normal():
    return drawn
"""
LOADED = """import numpy


def load():
    numpy.random.set_state(("MT19937", [0] * 624, 624, 1, 5.0))


def dice():
    return [0, 0, 0]


def normal():
    return 5.0
"""
# Where the tests' generator is, but with a number that is said to be drawn already.
DRAWN = LOADED.replace('("MT19937", [0] * 624, 624, 1, 5.0)', "(*numpy.random.get_state()[:3], 1, 5.0)")


class Packages(unittest.TestCase):
    def setUp(self):
        need(self, user_namespaces(), "user namespaces")
        need(self, importlib.util.find_spec("numpy") is not None, "numpy")
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-packages-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def verdicts(self, test, reference, solution):
        challenge = self.folder / "challenge"
        (challenge / "cases").mkdir(parents=True, exist_ok=True)
        (challenge / "solutions/accepted").mkdir(parents=True, exist_ok=True)
        toml = TOML.replace("test_boundary.py", "test_it.py").replace("[limits]", 'packages = ["numpy"]\n[limits]')
        (challenge / "challenge.toml").write_text(toml)
        (challenge / "statement.md").write_text("Numbers.\n")
        (challenge / "cases/test_it.py").write_text(test)
        (challenge / "solutions/accepted/reference.py").write_text(reference)
        submission = self.folder / "solution.py"
        submission.write_text(solution)
        command = [GRADEBOX, "grade", challenge, submission, "--reveal", "--report", "json=-"]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=600)
        return [case["verdict"] for case in json.loads(ran.stdout)["cases"]]

    def test_nothing_is_read_at_an_address_of_the_solutions(self):
        """An object may say where in memory its numbers lie, but NumPy must not read there in the test's process."""
        self.assertEqual(self.verdicts(SUM, NUMBERS, ELSEWHERE), ["wrong_answer"] * 2)

    def test_the_solution_does_not_choose_what_is_drawn(self):
        for name, solution in (("fair", FAIR), ("loaded", LOADED), ("drawn", DRAWN)):
            with self.subTest(name):
                verdict = "accepted" if name == "fair" else "wrong_answer"
                self.assertEqual(self.verdicts(DICE, FAIR, solution), [verdict] * 2)


if __name__ == "__main__":
    unittest.main()
