"""Compares CPython's regression suite inside gradebox's sandbox with the same suite outside, module by module.

    regression.py --all                every module (about half an hour on two cores)
    regression.py --sample             those of sample.txt
    regression.py test_os test_json    these; with --match PATTERN only tests whose id matches

Outside means: an ordinary user, a fresh folder, temporary and shared memory folder, the same environment and limits.
A test differs when it passes outside and not inside, each time it is tried. differences.toml has the reasons of those
that may; what differs without being listed there is an error, and so is what is listed and no longer differs.
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

from outside import run_outside

HERE = Path(__file__).resolve().parent
GRADEBOX = os.environ.get("GRADEBOX", "gradebox")
NOT_HERE = 77  # ctest's skip
WHOLE = "(the whole module)"
SUITE = Path("/usr/lib/python3.11/test")
WALL_TIME = 300  # seconds for a module
OPEN_FILES = 1024
TRIES = 3

Patterns = Callable[[str], list[str]]  # of the tests to run, by module

TOML = f"""\
title = "Regression suite"
domain = "Tests"
topics = ["tests"]
difficulty = "easy"

[entry]
kind = "script"

[limits]
cpu_time = "{WALL_TIME}s"
wall_time = "{WALL_TIME}s"
memory = "2GiB"
output = "64MiB"
processes = 256
threads = 1024
open_files = {OPEN_FILES}
file_size = "16GiB"
disk = "2GiB"

[[group]]
name = "modules"
visibility = "public"
points = 1
"""

def modules_of_the_suite() -> list[str]:
    names = {path.stem for path in SUITE.glob("test_*.py")} | {path.parent.name for path in SUITE.glob("test_*/__init__.py")}
    return sorted(names)


def outcomes_outside(module: str, patterns: list[str]) -> dict[str, str]:
    """The outcome of each test. A module that does not come to its end has the outcomes until then."""
    program = (HERE / "run_module.py").read_bytes()
    _, output = run_outside(program, module, *patterns, open_files=OPEN_FILES, timeout=WALL_TIME)
    lines = [line.split(" ", 1) for line in output.decode("utf-8", "replace").splitlines() if " " in line]
    return {test: outcome for outcome, test in lines}


class Outside:
    """What was seen outside. A test that went one way and then another is unsteady, and proves nothing."""

    def __init__(self):
        self.outcomes: dict[str, dict[str, str]] = {}
        self.seconds: dict[str, float] = {}

    def run(self, modules: list[str], patterns: Patterns, workers: int):
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            for module, outcomes, seconds in pool.map(lambda name: self.timed(name, patterns), modules):
                self.seconds[module] = seconds
                before = self.outcomes.get(module, outcomes)
                self.outcomes[module] = {
                    test: outcome if before.get(test) == outcome else "unsteady" for test, outcome in outcomes.items()
                }

    @staticmethod
    def timed(module: str, patterns: Patterns):
        start = time.monotonic()
        outcomes = outcomes_outside(module, patterns(module))
        return module, outcomes, time.monotonic() - start

    def passed(self, module: str) -> int:
        return sum(outcome == "pass" for outcome in self.outcomes[module].values())

    def keep(self, path: Path):
        path.write_text(json.dumps([self.outcomes, self.seconds]))

    def recall(self, path: Path):
        self.outcomes, self.seconds = json.loads(path.read_text())


def write_submission(folder: Path, name: str, module: str, patterns: list[str], outside: Outside):
    """A challenge of one case, the module, and run_module.py as its solution."""
    challenge, solutions = folder / "challenges" / name, folder / "batch" / name
    (challenge / "cases").mkdir(parents=True)
    solutions.mkdir(parents=True)
    (challenge / "challenge.toml").write_text(TOML)
    (challenge / "statement.md").write_text("# Regression suite\n")
    seen = "".join(f"{outcome} {test}\n" for test, outcome in outside.outcomes[module].items())
    case = {"id": name, "argv": [module, *patterns], "files": {"outside.txt": seen},
            "stdout": f"end {outside.passed(module)}\n"}  # fmt: skip
    (challenge / "cases" / "modules.jsonl").write_text(json.dumps(case) + "\n")
    (solutions / "a.py").write_bytes((HERE / "run_module.py").read_bytes())


def run_inside(modules: list[str], patterns: Patterns, outside: Outside, workers: int) -> dict[str, dict[str, str]]:
    """Each module's differences, by a batch that begins with the longest."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="gradebox-honest-") as name:
        folder = Path(name)
        ordered = sorted(modules, key=lambda module: -outside.seconds[module])
        named = {f"m{index:03}": module for index, module in enumerate(ordered)}
        for submission, module in named.items():
            write_submission(folder, submission, module, patterns(module), outside)
        command = [GRADEBOX, "batch", folder / "batch", "--challenges", folder / "challenges", "--workers", str(workers),
                   "--quiet", "--report", "jsonl=-"]  # fmt: skip
        env = os.environ | {"GRADEBOX_CACHE": str(folder / "cache")}
        with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as batch:
            for line in batch.stdout:
                for case in json.loads(line)["cases"]:
                    module = named[case["id"].split("/")[1]]
                    found[module] = differences_of(case)
                    told = "".join(f"\n  {test}  {what}" for test, what in list(found[module].items())[:20])
                    print(f"{module}: {len(found[module]) or 'no'} differences{told}", file=sys.stderr, flush=True)
    if missing := set(modules) - set(found):
        raise SystemExit(f"gradebox ended with {batch.returncode}, without {' '.join(sorted(missing))}")
    return found


def differences_of(case: dict) -> dict[str, str]:
    """What a module's run said: test id → what happened inside instead."""
    if case["verdict"] == "accepted":
        return {}
    found = {}
    lines = case.get("feedback", {}).get("actual", "").splitlines()
    for line, reason in zip(lines, [*lines[1:], ""]):
        if match := re.match(r"(skip|fail|missing) (.*)", line):
            found[match[2]] = f"{match[1]}: {reason.strip()}" if reason.startswith("  ") else match[1]
    if not lines or not lines[-1].startswith("end"):
        found[WHOLE] = f"{case['verdict']}: {case['message']}"
    return found


class Reasons:
    """differences.toml: each table is a reason, with the tests that differ for it (patterns of ids; the name of a module
    is all of it) and, where a difference would end the whole module, the tests that are not run at all."""

    def __init__(self, path: Path):
        self.tables = tomllib.loads(path.read_text("utf-8"))
        self.used: set[str] = set()

    def not_run(self, module: str) -> list[str]:
        tests = [test for table in self.tables.values() for test in table.get("not_run", [])]
        return [f"!{test}" for test in tests if module_of(test) == module_of(module)]

    def unexplained(self, module: str, differences: dict[str, str]) -> dict[str, str]:
        return {test: what for test, what in differences.items() if not self.explains(module, test)}

    def explains(self, module: str, test: str) -> bool:
        patterns = [pattern for table in self.tables.values() for pattern in table.get("tests", [])]
        found = {pattern for pattern in patterns if pattern == module or fnmatchcase(test, pattern)}
        self.used |= found
        return bool(found)

    def idle(self, modules: list[str]) -> list[str]:
        """What is listed about these modules, but did not differ."""
        patterns = [pattern for table in self.tables.values() for pattern in table.get("tests", [])]
        return [pattern for pattern in patterns if module_of(pattern) in modules and pattern not in self.used]


def module_of(pattern: str) -> str:
    """The top-level module of a test, of a part of a package or of a pattern."""
    return pattern.removeprefix("test.").split(".")[0]


class Comparison:
    def __init__(self, patterns: list[str], workers: int):
        self.reasons = Reasons(HERE / "differences.toml")
        self.outside = Outside()
        self.workers = workers
        self.patterns = lambda module: [*patterns, *self.reasons.not_run(module)]
        self.differences: dict[str, dict[str, str]] = {}

    def run(self, modules: list[str], keep: Path | None = None):
        """Differences that nothing explains are looked for again: what passes inside even once is only slow or unlucky."""
        if keep and keep.exists():
            self.outside.recall(keep)
        self.outside.run([name for name in modules if name not in self.outside.outcomes], self.patterns, self.workers)
        if keep:
            self.outside.keep(keep)
        todo = [module for module in modules if self.outside.passed(module)]
        for again in range(TRIES):
            if again:
                self.outside.run(todo, self.patterns, self.workers)
            for module, found in run_inside(todo, self.patterns, self.outside, self.workers).items():
                before = self.differences.get(module, found)
                self.differences[module] = {test: what for test, what in found.items() if test in before}
            todo = [module for module in todo if self.reasons.unexplained(module, self.differences[module])]
            if not todo:
                return

    def report(self, modules: list[str]) -> bool:
        """Prints what is wrong, then the figures; whether all is well."""
        fine = True
        for module, found in sorted(self.differences.items()):
            for test, what in self.reasons.unexplained(module, found).items():
                fine = False
                print(f"differs: {test if test != WHOLE else module}\n    {what}")
        for pattern in self.reasons.idle(list(self.differences)):
            fine = False
            print(f"differences.toml lists what is the same: {pattern}")
        same = [module for module, found in self.differences.items() if not found]
        tests = sum(self.outside.passed(module) for module in self.differences)
        print(f"{len(modules)} modules: {len(same)} the same, {len(self.differences) - len(same)} with differences, "
              f"{len(modules) - len(self.differences)} in which nothing passes outside; {tests} tests passed outside")  # fmt: skip
        return fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--match", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--outside", type=Path, metavar="FILE", help="keeps the outcomes outside, for the next time")
    options = parser.parse_args()
    modules = options.modules
    if options.sample:
        modules = (HERE / "sample.txt").read_text().split()
    if options.all:
        modules = modules_of_the_suite()
    if not modules:
        parser.error("no modules")
    if os.geteuid() != 0 or not SUITE.joinpath("test_os.py").exists():
        print("needs root and Debian's libpython3.11-testsuite")
        return 1 if os.environ.get("GRADEBOX_REQUIRE_ALL") == "1" else NOT_HERE
    comparison = Comparison(options.match, options.workers)
    comparison.run(modules, options.outside)
    return 0 if comparison.report(modules) else 1


if __name__ == "__main__":
    sys.exit(main())
