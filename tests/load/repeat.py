#!/usr/bin/env python3
"""Do verdicts depend on how busy the machine is? Grades every solution of the challenges again and again while twice
as many processes as there are processors keep them busy, and says which verdicts each one got.

    tests/load/repeat.py                                    20 times every shipped solution; takes half an hour
    tests/load/repeat.py --repeats 2 --only 'lru-cache/*'   fewer

The programs are named by the environment: GRADEBOX and GRADEBOX_WORKER; without it, those of build/release.
Exit code 1: a solution got two verdicts, or another one than its folder is named for.
"""
import argparse
import collections
import ctypes
import fnmatch
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRADEBOX = os.environ.get("GRADEBOX", str(ROOT / "build/release/runner/gradebox"))
PR_SET_PDEATHSIG = 1


class Tally:
    """What was seen of one solution in all repeats."""

    def __init__(self, expected: str):
        self.expected = expected
        self.verdicts = collections.Counter()
        self.cases = collections.Counter()  # the verdicts of all its cases, as one text
        self.cpu = []  # of all its cases together, in ms

    def add(self, result: dict):
        self.verdicts[result["verdict"]] += 1
        self.cases[" ".join(case["verdict"] for case in result["cases"])] += 1
        self.cpu.append(sum(case["cpu_ms"] for case in result["cases"]))

    def is_steady(self) -> bool:
        return set(self.verdicts) == {self.expected}

    def line(self, name: str) -> str:
        seen = ", ".join(f"{count} x {verdict}" for verdict, count in self.verdicts.most_common())
        mark = " " if self.is_steady() else "!"
        cases = "" if len(self.cases) == 1 else f"  ({len(self.cases)} different sets of cases)"
        return f"{mark} {name}: {seen}  cpu {min(self.cpu):.0f} to {max(self.cpu):.0f} ms{cases}"


def end_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def keep_busy(processes: int) -> list[subprocess.Popen]:
    command = [sys.executable, "-c", "while True: pass"]
    return [subprocess.Popen(command, preexec_fn=end_with_parent) for _ in range(processes)]


def lay_out(challenges: Path, pattern: str, target: Path) -> dict[str, Tally]:
    """Copies the solutions to where `gradebox batch` wants them, and gives a tally for each."""
    tallies = {}
    for path in sorted(challenges.glob("*/solutions/*/*.py")):
        challenge, _, verdict, name = path.relative_to(challenges).parts
        if not fnmatch.fnmatch(f"{challenge}/{verdict}/{name}", pattern):
            continue
        copy = target / challenge / f"{verdict}.{name}"
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)
        tallies[f"{challenge}/{copy.name}"] = Tally(verdict)
    return tallies


def grade(folder: Path, challenges: Path, workers: int) -> list[dict]:
    command = [GRADEBOX, "batch", folder, "--challenges", challenges, "--workers", str(workers), "-q"]
    done = subprocess.run([*command, "--report", "jsonl=-"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="of CHALLENGE/VERDICT/NAME.py")
    parser.add_argument("--challenges", type=Path, default=ROOT / "challenges", metavar="DIR")
    parser.add_argument("--busy", type=int, default=2 * os.cpu_count(), help="processes that only burn time")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    return parser.parse_args()


def main() -> int:
    options = arguments()
    for stop in (signal.SIGINT, signal.SIGTERM):  # in a shell's background SIGINT is ignored unless one asks for it
        signal.signal(stop, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="gradebox-test-") as folder:
        tallies = lay_out(options.challenges, options.only, Path(folder))
        if not tallies:
            sys.exit("there is no such solution")
        busy = keep_busy(options.busy)
        done = 0
        try:
            for done in range(1, options.repeats + 1):
                begin = time.monotonic()
                for result in grade(Path(folder), options.challenges, options.workers):
                    tallies["/".join(Path(result["submission"]).parts[-2:])].add(result)
                print(f"repeat {done}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            done -= 1  # says what was seen until then
        finally:
            for process in busy:
                process.kill()
                process.wait()
    for name, tally in tallies.items():
        print(tally.line(name))
    wanted = {name for name, tally in tallies.items() if tally.is_steady() and tally.verdicts.total() == done}
    print(f"{len(tallies)} solutions, {done} times: {len(wanted)} got their verdict each time")
    return 0 if wanted == set(tallies) and done > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
