"""Runs the tests of one file, one after the other as they are asked for, and says how each ended."""

import builtins
import collections
import importlib.machinery
import marshal
import os
import re
import sys
import types
import unittest
from builtins import compile, exec  # what they are before any suite

# A file system of the examiner's own, which takes the place of what two processes could share.
FOLDER = "/dev/shm/work"

pytest_runs = None  # the module of that name
_BAD = ("failed", "error", "unexpected_success")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def place_of(error):
    """Where in the test's own files it happened: the innermost line."""
    place = ""
    entry = error.__traceback__
    while entry is not None:
        file = entry.tb_frame.f_code.co_filename
        if file.startswith(FOLDER):
            place = f"{file.removeprefix(FOLDER + '/')}:{entry.tb_lineno}: "
        entry = entry.tb_next
    return place


def describe(error):
    """The last lines of a traceback, with the place in the test instead of the traceback."""
    name = type(error).__qualname__
    module = type(error).__module__
    if module not in ("builtins", "__main__"):
        name = f"{module}.{name}"
    # Its notes say more, such as the example with which a property fails.
    text = "\n".join([str(error), *map(str, getattr(error, "__notes__", ()))]).strip()
    return place_of(error) + (f"{name}: {text}" if text else name)


class Parts:
    """What happened to one test: its own outcome first, then those of its subTests."""

    def __init__(self, name):
        self.name = name
        self.outcome = None
        self.subtests = {}

    def add(self, outcome, message=""):
        """What goes wrong afterwards, around a test, counts also where it was skipped or failed as expected."""
        before = self.outcome[0] if self.outcome else None
        is_first = before in (None, "passed") and outcome != before
        if is_first or (before in ("skipped", "expected_failure") and outcome in _BAD):
            self.outcome = outcome, message

    def add_subtest(self, name, outcome, message=""):
        # Where an object is differs from run to run.
        masked = _ADDRESS.sub(" at 0x…", name)
        if masked != name:
            same = sum(other.startswith(masked) for other in self.subtests)
            name = f"{masked} ({same + 1})" if same else masked
        if self.subtests.get(name, ("passed",))[0] == "passed":  # of several of that name the first that did not pass
            self.subtests[name] = outcome, message
        if outcome in ("failed", "error") and (self.outcome is None or self.outcome[0] != "error"):
            self.outcome = outcome, message

    def to_list(self):
        own = self.outcome or ("error", "the test did not say how it ended")
        return [(self.name, *own), *((name, *outcome) for name, outcome in self.subtests.items())]


def method_name(test):
    if type(test).id is not unittest.TestCase.id:  # a doctest has a name, but a method as any other
        return test.id()
    return f"{type(test).__qualname__}.{test._testMethodName}"


def subtest_name(test_name, subtest):
    parts = [f"{key}={value!r}" for key, value in subtest.params.items()]
    if isinstance(subtest._message, str):
        parts.insert(0, subtest._message)
    return f"{test_name} [{', '.join(parts)}]"


class Result(unittest.TestResult):
    """Of the test that runs; of what runs around the tests too, such as setUpClass."""

    parts = None

    def note(self, test, outcome, message=""):
        if hasattr(test, "params") and hasattr(test, "test_case"):
            self.parts.add_subtest(subtest_name(self.parts.name, test), outcome, message)
        else:
            self.parts.add(outcome, message)

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


class Stepper(unittest.TestSuite):
    """Runs single tests as a suite does, with what belongs to their classes and modules around them."""

    def run_one(self, test, result):
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = type(test)
        if not getattr(type(test), "_classSetupFailed", False) and not getattr(result, "_moduleSetUpFailed", False):
            test(result)

    def finish(self, result):
        self._tearDownPreviousClass(None, result)
        self._handleModuleTearDown(result)


def flatten(tests):
    for test in tests:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def by_name(tests):
    """None is lost: of several of a name, as a load_tests() may make them, the second is named so."""
    named = {}
    same = collections.Counter()
    for test in tests:
        name = method_name(test)
        same[name] += 1
        named[f"{name} ({same[name]})" if same[name] > 1 else name] = test
    return named


def in_order(tests, wanted):
    """The wanted ones of these, by name; all when none is named."""
    if not wanted:
        return list(tests.items())
    return [(name, tests[name]) for name in wanted if name in tests]


class Compiled:
    """What test files compile to, by name: as it was made for the reference, or is made now."""

    def __init__(self, given):
        self.given = given
        self.made = {}

    def get(self, file, make):
        if file in self.given:
            return marshal.loads(self.given[file])
        code = make()
        self.made[file] = marshal.dumps(code)
        return code


def read(file):
    with open(f"{FOLDER}/{file}", "rb") as source:
        return source.read()


def run_unittest(file, wanted, link, surroundings, compiled):
    surroundings.share_environment()
    code = compiled.get(file, lambda: compile(read(file), f"{FOLDER}/{file}", "exec"))
    module = make_module(file, code)
    surroundings.share_imports(module)
    run_tests_of(module, wanted, link, compiled)


def shown_path(file):
    """Where a test is to find what lies beside it: where it runs, as in the folder of a project, which it shares with the
    solution."""
    return f"{os.getcwd()}/{file}"


def make_module(file, code):
    """As importing it would, for a fraction of the time."""
    name = file.removesuffix(".py")
    path = f"{FOLDER}/{file}"
    module = sys.modules[name] = types.ModuleType(name)
    loader = importlib.machinery.SourceFileLoader(name, path)
    spec = importlib.machinery.ModuleSpec(name, loader, origin=path)
    spec.has_location = True
    vars(module).update(__file__=shown_path(file), __spec__=spec, __loader__=loader, __package__="", __builtins__=builtins)
    exec(code, module.__dict__)
    return module


def run_tests_of(module, wanted, link, compiled):
    chosen = in_order(by_name(flatten(unittest.TestLoader().loadTestsFromModule(module))), wanted)
    link.listed([name for name, _ in chosen], list(compiled.made.items()))
    result = Result()
    stepper = Stepper()
    for position, (name, test) in enumerate(chosen):
        if not link.next(name):
            return
        result.parts = Parts(name)
        try:
            stepper.run_one(test, result)
        except BaseException as error:  # KeyboardInterrupt, which unittest lets through
            result.parts.add("error", describe(error))
        if position == len(chosen) - 1:
            stepper.finish(result)
        link.ended(result.parts.to_list())
    link.rest()


def make_properties_repeatable():
    """The same examples each time, whatever was found before and however long it takes."""
    import hypothesis

    hypothesis.settings.register_profile("gradebox", derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("gradebox")


def rehearse(bridge, link, surroundings, foreign_text, module_name, tests):
    surroundings.install(bridge, FOLDER, module_name, [])
    foreign_text.install(bridge, FOLDER)
    surroundings.share_environment()
    compiled = Compiled({"rehearsed_test.py": marshal.dumps(compile(tests, "rehearsed_test.py", "exec"))})
    run_tests_of(make_module("rehearsed_test.py", compiled.get("rehearsed_test.py", None)), [], link, compiled)
    if "pytest" in sys.modules:
        pytest_runs.rehearse()


def examine(
    bridge, link, surroundings, foreign_text, file, module_name, modules, with_pytest, with_properties, wanted, compiled
):
    sys.path.insert(0, FOLDER)
    if bridge is None:  # the solution runs here
        sys.path.insert(0, os.getcwd())
    else:
        surroundings.install(bridge, FOLDER, module_name, modules)
        foreign_text.install(bridge, FOLDER)
    try:
        if with_properties:
            make_properties_repeatable()
        run = pytest_runs.run if with_pytest else run_unittest
        run(file, wanted, link, surroundings, Compiled(compiled))
    except BaseException as error:
        link.troubled(describe(error))
