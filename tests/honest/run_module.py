"""Runs one module of CPython's regression suite in this process and prints how each of its tests went.

    run_module.py test_json [PATTERN...]     only tests whose id matches a pattern of fnmatch, and none after a "!"

It runs inside gradebox, as a solution, and outside. Outside it prints `outcome id` for every test. Inside, where the
case brings that as the file `outside.txt`, it prints only what went otherwise than outside (with the reason, when tests
were chosen: a report shows 2000 bytes), and at the end the number of tests that passed outside.
"""
import fnmatch
import os
import sys
import traceback
import unittest
from pathlib import Path

# What regrtest leaves out unless asked (audio, network, minutes of computing, gigabytes), stays out.
RESOURCES = ["subprocess"]
PASSED, SKIPPED, FAILED = "pass", "skip", "fail"


class Lines:
    """Where the outcomes go: what was standard output, which the tests themselves get no more of."""

    def __init__(self):
        self.file = os.dup(1)
        self.process = os.getpid()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)

    def write(self, line: str):
        if os.getpid() == self.process:
            os.write(self.file, (line + "\n").encode("utf-8", "backslashreplace"))


class AllOutcomes:
    def __init__(self, lines: Lines):
        self.lines = lines

    def add(self, test: str, outcome: str, _reason: str):
        self.lines.write(f"{outcome} {test}")

    def finish(self):
        self.lines.write("end")


class Differences:
    def __init__(self, lines: Lines, outside: str, with_reasons: bool):
        self.lines = lines
        self.with_reasons = with_reasons
        outcomes = [line.split(" ", 1) for line in outside.splitlines() if " " in line]
        self.known_outside = {test for _, test in outcomes}
        self.passed_outside = {test for outcome, test in outcomes if outcome == PASSED}
        self.left = set(self.passed_outside)

    def add(self, test: str, outcome: str, reason: str):
        self.left.discard(test)
        # What outside has not is the failed set-up of a class or module, for want of which tests are missing.
        if outcome != PASSED and (test in self.passed_outside or test not in self.known_outside):
            self.write(outcome, test, reason)

    def write(self, outcome: str, test: str, reason: str):
        self.lines.write(f"{outcome} {test}")
        if self.with_reasons:
            self.lines.write(f"  {reason}")

    def finish(self):
        for test in sorted(self.left):
            self.write("missing", test, "")
        self.lines.write(f"end {len(self.passed_outside)}")


def line_of(error) -> str:
    """An exception in one line: what, and where in the test."""
    kind, value, trace = error
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    text = " ".join(f"{kind.__name__}: {value}".split())
    return f"{text[:240]} ({' '.join(where[-4:])})"


class Result(unittest.TestResult):
    """Hands on each test's outcome when it is known: the worst one of its subtests'."""

    def __init__(self, outcomes):
        super().__init__()
        self.buffer = True
        self.outcomes = outcomes
        self.worst = None

    def startTest(self, test):
        super().startTest(test)
        self.worst = None

    def stopTest(self, test):
        super().stopTest(test)
        outcome, reason = self.worst or (PASSED, "")
        self.worst = None
        self.outcomes.add(test.id(), outcome, reason)
        self._mirrorOutput = False

    def note(self, test, outcome, reason):
        if isinstance(test, unittest.suite._ErrorHolder):
            self.outcomes.add(test.id(), outcome, reason)
        elif self.worst is None or outcome == FAILED:
            self.worst = outcome, reason

    def addError(self, test, err):
        self.note(test, FAILED, line_of(err))

    def addFailure(self, test, err):
        self.note(test, FAILED, line_of(err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, FAILED, f"{subtest._subDescription()} {line_of(err)}")

    def addSkip(self, test, reason):
        self.note(test, SKIPPED, reason)

    def addUnexpectedSuccess(self, test):
        self.note(test, FAILED, "unexpected success")


def each_test(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from each_test(item)
        else:
            yield item


def is_wanted(test: str, patterns: list[str]) -> bool:
    wanted = [pattern for pattern in patterns if not pattern.startswith("!")] or ["*"]
    unwanted = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
    return any(fnmatch.fnmatchcase(test, p) for p in wanted) and not any(fnmatch.fnmatchcase(test, p) for p in unwanted)


def run(module: str, patterns: list[str], outcomes):
    from test import support

    support.use_resources = RESOURCES
    support.verbose = False

    def run_suite(suite):
        if patterns:
            suite = unittest.TestSuite(test for test in each_test(suite) if is_wanted(test.id(), patterns))
        suite.run(Result(outcomes))

    support._run_suite = run_suite  # what test_main of the older modules comes to
    name = f"test.{module}"
    try:
        loaded = __import__(name, fromlist=["test_main"])
        if hasattr(loaded, "test_main"):
            loaded.test_main()
            return
        loader = unittest.TestLoader()
        suite = loader.loadTestsFromModule(loaded)
        for error in loader.errors:
            outcomes.add(f"({name})", FAILED, " ".join(error.split())[-200:])
        run_suite(suite)
    except unittest.SkipTest as skipped:
        outcomes.add(f"({name})", SKIPPED, str(skipped))
    except Exception:
        outcomes.add(f"({name})", FAILED, line_of(sys.exc_info()))


def main(module: str, *patterns: str):
    outside = Path("outside.txt")
    compared = outside.exists()
    expected = outside.read_text("utf-8") if compared else ""
    if compared:
        outside.unlink()
    lines = Lines()
    outcomes = Differences(lines, expected, any(not p.startswith("!") for p in patterns)) if compared else AllOutcomes(lines)
    run(module, list(patterns), outcomes)
    outcomes.finish()
    os._exit(0)  # what threads and children of a test do afterwards belongs to no test


if __name__ == "__main__":
    main(*sys.argv[1:])
