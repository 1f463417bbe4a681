#!/usr/bin/env python3
"""Is growth judged rightly on a busy machine? Grades the growth cases of the shipped challenges, with their accepted
solutions and those of growth_exceeded, again and again while other processes keep the processors and their caches busy,
and counts the verdicts that are wrong.

    tests/bench/growth_under_load.py                                     50 times
    tests/bench/growth_under_load.py --repeats 5 --only 'lru-cache/*'    fewer

The programs are named by the environment: GRADEBOX and GRADEBOX_WORKER; without it, those of build/release.
Exit code 1: a verdict was wrong.
"""
import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/load"))
import repeat  # noqa: E402

# One in two burns time, the others go through more memory than the caches hold.
STRESS = "import sys\nblock = bytearray(96 << 20 if int(sys.argv[1]) % 2 else 1)\nwhile True: block[::64] = bytes(len(block[::64]))"


def keep_busy(processes: int) -> list[subprocess.Popen]:
    return [
        subprocess.Popen([sys.executable, "-c", STRESS, str(i)], preexec_fn=repeat.end_with_parent)
        for i in range(processes)
    ]


def with_growth_alone(challenge: Path, target: Path) -> bool:
    """Copies the challenge without the groups that measure no growth. False: none does."""
    grows = {path.stem for path in (challenge / "cases").glob("*.jsonl") if '"growth": {' in path.read_text()}
    if not grows:
        return False
    shutil.copytree(challenge, target)
    head, *groups = (challenge / "challenge.toml").read_text().split("[[group]]\n")
    name = re.compile(r'^name = "(.*)"$', re.MULTILINE)
    kept = [group for group in groups if name.search(group)[1] in grows]
    (target / "challenge.toml").write_text("[[group]]\n".join([head, *kept]))
    return True


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="of CHALLENGE/VERDICT/NAME.py")
    parser.add_argument("--busy", type=int, default=2 * os.cpu_count(), help="processes that burn time and caches")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    return parser.parse_args()


def main() -> int:
    options = arguments()
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="gradebox-test-") as folder:
        challenges, solutions = Path(folder, "challenges"), Path(folder, "solutions")
        challenges.mkdir()
        solutions.mkdir()
        for challenge in sorted((ROOT / "challenges").iterdir()):
            if (challenge / "challenge.toml").is_file():
                with_growth_alone(challenge, challenges / challenge.name)
        tallies = repeat.lay_out(challenges, options.only, solutions)
        for name in [name for name, tally in tallies.items() if tally.expected not in ("accepted", "growth_exceeded")]:
            Path(solutions, name).unlink()
            del tallies[name]
        if not tallies:
            sys.exit("there is no such solution")
        repeat.grade(solutions, challenges, options.workers)  # makes the inputs
        busy = keep_busy(options.busy)
        begin = time.monotonic()
        done = 0
        try:
            for done in range(1, options.repeats + 1):
                for result in repeat.grade(solutions, challenges, options.workers):
                    tallies["/".join(Path(result["submission"]).parts[-2:])].add(result)
                print(f"repeat {done}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            pass  # says what was seen until then
        finally:
            for process in busy:
                process.kill()
                process.wait()
    wrong = 0
    for name, tally in tallies.items():
        if not tally.verdicts:
            continue  # stopped before its turn
        print(tally.line(name))
        wrong += sum(count for verdict, count in tally.verdicts.items() if verdict != tally.expected)
    print(f"{len(tallies)} solutions, {done} times in {time.monotonic() - begin:.0f} s: {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
