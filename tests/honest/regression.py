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
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRADEBOX = os.environ.get("GRADEBOX", "gradebox")
PYTHON = "/usr/bin/python3.11"
SUITE = Path("/usr/lib/python3.11/test")
NOBODY = 65534
WALL_TIME = 300  # seconds for a module
TRIES = 3
SAME = ("same", "skipped outside")

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
open_files = 1024
file_size = "4GiB"
disk = "2GiB"

[[group]]
name = "modules"
visibility = "public"
points = 1
"""

# Mounts of its own, so that nothing is left behind; a process namespace, so that nothing goes on.
OUTSIDE = """\
mount -t tmpfs -o mode=1777 tmpfs /tmp && mount -t tmpfs -o mode=1777 tmpfs /dev/shm || exit 99
mkdir /tmp/home && chown {user}:{user} /tmp/home && cd /tmp/home && cat >/tmp/home/solution.py || exit 99
ulimit -n 1024 && ulimit -c 0
exec setpriv --reuid {user} --regid {user} --clear-groups env -i PATH=/usr/bin:/bin HOME=/tmp/home LANG=C.UTF-8 TZ=UTC \
OPENBLAS_NUM_THREADS=1 {python} -I -B /tmp/home/solution.py "$@" </dev/null
"""


def modules_of_the_suite() -> list[str]:
    names = {path.stem for path in SUITE.glob("test_*.py")} | {path.parent.name for path in SUITE.glob("test_*/__init__.py")}
    return sorted(names)


def run_outside(module: str, patterns: list[str]) -> dict[str, str]:
    """The outcome of each test. A module that does not come to its end has the outcomes until then."""
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c",
               OUTSIDE.format(user=NOBODY, python=PYTHON), "sh", module, *patterns]  # fmt: skip
    try:
        done = subprocess.run(command, input=(HERE / "run_module.py").read_bytes(), capture_output=True,
                              timeout=WALL_TIME, check=False)  # fmt: skip
        output, errors = done.stdout, done.stderr
        if done.returncode == 99:
            raise SystemExit(f"cannot run outside: {errors.decode(errors='replace')}")
    except subprocess.TimeoutExpired as expired:
        output = expired.stdout or b""
    lines = [line.split(" ", 1) for line in output.decode("utf-8", "replace").splitlines() if " " in line]
    return {test: outcome for outcome, test in lines}


class Outside:
    """What was seen outside; a test counts as passing when it always did."""

    def __init__(self):
        self.outcomes: dict[str, dict[str, str]] = {}
        self.seconds: dict[str, float] = {}

    def run(self, modules: list[str], patterns: list[str], workers: int):
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            for module, outcomes, seconds in pool.map(lambda name: self.timed(name, patterns), modules):
                self.seconds[module] = seconds
                before = self.outcomes.get(module, outcomes)
                self.outcomes[module] = {
                    test: outcome if before.get(test) == outcome else "unsteady" for test, outcome in outcomes.items()
                }

    @staticmethod
    def timed(module: str, patterns: list[str]):
        start = time.monotonic()
        outcomes = run_outside(module, patterns)
        return module, outcomes, time.monotonic() - start

    def passed(self, module: str) -> int:
        return sum(outcome == "pass" for outcome in self.outcomes[module].values())


def write_challenge(folder: Path, modules: list[str], patterns: list[str], outside: Outside):
    (folder / "cases").mkdir(parents=True)
    (folder / "challenge.toml").write_text(TOML)
    (folder / "statement.md").write_text("# Regression suite\n")
    with (folder / "cases" / "modules.jsonl").open("w") as cases:
        for module in modules:
            seen = "".join(f"{outcome} {test}\n" for test, outcome in outside.outcomes[module].items())
            case = {"id": module, "argv": [module, *patterns], "files": {"outside.txt": seen},
                    "stdout": f"end {outside.passed(module)}\n"}  # fmt: skip
            cases.write(json.dumps(case) + "\n")


def run_inside(modules: list[str], patterns: list[str], outside: Outside, workers: int) -> dict[str, dict]:
    """gradebox's result of each module. Several challenges, so that workers share them; the longest modules first."""
    results = {}
    with tempfile.TemporaryDirectory(prefix="gradebox-honest-") as name:
        folder = Path(name)
        ordered = sorted(modules, key=lambda module: -outside.seconds[module])
        shards = min(len(ordered), 4 * workers)
        for shard in range(shards):
            write_challenge(folder / "challenges" / f"shard-{shard}", ordered[shard::shards], patterns, outside)
            (folder / "batch" / f"shard-{shard}").mkdir(parents=True)
            (folder / "batch" / f"shard-{shard}" / "a.py").write_bytes((HERE / "run_module.py").read_bytes())
        command = [GRADEBOX, "batch", folder / "batch", "--challenges", folder / "challenges", "--workers", str(workers),
                   "--quiet", "--report", "json=-"]  # fmt: skip
        env = os.environ | {"GRADEBOX_CACHE": str(folder / "cache")}
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"gradebox ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        for result in json.loads(done.stdout)["results"]:
            for case in result["cases"]:
                results[case["id"].split("/")[1]] = case
    return results


def differences_of(case: dict) -> dict[str, str]:
    """What a module's run said: test id → what happened inside instead."""
    if case["verdict"] == "accepted":
        return {}
    found = {}
    lines = case["feedback"]["actual"].splitlines()
    for line, reason in zip(lines, [*lines[1:], ""]):
        if match := re.match(r"(skip|fail|missing) (.*)", line):
            found[match[2]] = f"{match[1]}: {reason.strip()}" if reason.startswith("  ") else match[1]
    if not lines or not lines[-1].startswith("end"):
        found["(the whole module)"] = f"{case['verdict']}: {case['message']}"
    return found


class Reasons:
    """differences.toml: a table for each reason, its tests as patterns of `module` or `test id`."""

    def __init__(self, path: Path):
        self.of = {}
        for name, entry in tomllib.loads(path.read_text("utf-8")).items():
            for pattern in entry["tests"]:
                self.of[pattern] = name
        self.used = set()

    def find(self, module: str, test: str) -> str | None:
        for pattern, reason in self.of.items():
            if pattern == module or fnmatchcase(test, pattern):
                self.used.add(pattern)
                return reason
        return None

    def idle(self, modules: set[str]) -> list[str]:
        """Patterns about these modules that no difference needed."""
        return [p for p in self.of if p not in self.used and (p.removeprefix("test.").split(".")[0] in modules)]


def compare(modules: list[str], patterns: list[str], workers: int, outside: Outside, keep: Path) -> dict[str, dict[str, str]]:
    """The steady differences of each module."""
    todo = [module for module in modules if module not in outside.outcomes]
    outside.run(todo, patterns, workers)
    if keep:
        keep.write_text(json.dumps([outside.outcomes, outside.seconds]))
    worth = [module for module in modules if outside.passed(module)]
    found = {m: differences_of(case) for m, case in run_inside(worth, patterns, outside, workers).items()}
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--match", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--outside", type=Path, help="keep the outcomes outside in this file, for the next time")
    options = parser.parse_args()
    modules = options.modules
    if options.all:
        modules = modules_of_the_suite()
    outside = Outside()
    if options.outside and options.outside.exists():
        outside.outcomes, outside.seconds = json.loads(options.outside.read_text())
    found = compare(modules, options.match, options.workers, outside, options.outside)
    for module, differences in found.items():
        for test, what in differences.items():
            print(f"{module}  {test}\n    {what}")
    same = sum(not differences for differences in found.values())
    print(f"{len(modules)} modules: {same} the same, {len(found) - same} differ, {len(modules) - len(found)} skipped outside")
    return 0


if __name__ == "__main__":
    sys.exit(main())
