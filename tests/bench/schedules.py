#!/usr/bin/env python3
"""Schedules: is each shipped solution of a challenge with scenarios judged as it should be, whatever the seed, and what
does that cost?

    tests/bench/schedules.py BUILD [--seeds 20] [CHALLENGE...]    a table in Markdown: one line a solution
    tests/bench/schedules.py BUILD --speed                        schedules a second, and traced code beside plain code

BUILD is a build folder. Verdicts and counts of schedules repeat exactly; times do not.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COUNTER = """
import threading

class Counter:
    def __init__(self):
        self.count = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.count += 1
            return self.count

    def loop(self, rounds):
        count = 0
        for _ in range(rounds):
            count = count + self.count + 1
        return count
"""
PLAIN = "import time, sys; sys.path.insert(0, '.'); from solution import Counter; c = Counter(); b = time.process_time()\n" \
        "c.loop(60000); print((time.process_time() - b) * 1e3)"


def environment(build):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GRADEBOX"))}
    return environment | {"GRADEBOX_WORKER": str(build / "harness/gradebox-worker")}


def batch(build, challenge, solutions):
    """Their results, by the names of the files."""
    with tempfile.TemporaryDirectory() as folder:
        for solution in solutions:
            shutil.copy(solution, Path(folder) / f"{solution.parent.name}-{solution.name}")
        command = [build / "runner/gradebox", "batch", folder, "--challenge", challenge, "--reveal", "--report", "json=-"]
        run = subprocess.run(command, env=environment(build), capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    return {Path(result["submission"]).stem: result for result in json.loads(run.stdout)["results"]}


def has_scenarios(folder):
    return any('"scenario"' in path.read_text() for path in folder.glob("cases/*.jsonl"))


def with_seed(folder, seed, into):
    copy = into / folder.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    definition = copy / "challenge.toml"
    text = re.sub(r"(?m)^seed *= *\d+\n", "", definition.read_text())
    if "[concurrency]" in text:
        text = text.replace("[concurrency]\n", f"[concurrency]\nseed = {seed}\n", 1)
    else:
        text = text.replace("[[group]]", f"[concurrency]\nseed = {seed}\n\n[[group]]", 1)
    definition.write_text(text)
    return copy


def schedules_of(result):
    counts = [re.search(r"(?m)^(\d+) schedules?\b", case["message"]) for case in result["cases"]]
    return sum(int(count[1]) for count in counts if count)


def table(build, challenges, seeds):
    wrong = 0
    print(f"| challenge | solution | schedules | CPU, ms | verdict, {seeds} seeds |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for folder in challenges:
            copies = [with_seed(folder, seed, Path(scratch) / str(seed)) for seed in range(1, seeds + 1)]
            solutions = sorted(folder.glob("solutions/*/*.py"))
            graded = [batch(build, copy, solutions) for copy in copies]
            for solution in solutions:
                expected = solution.parent.name
                results = [of_seed[f"{expected}-{solution.stem}"] for of_seed in graded]
                verdicts = [result["verdict"] for result in results]
                wrong += sum(verdict != expected for verdict in verdicts)
                counts = sorted(schedules_of(result) for result in results)
                cpu = [sum(case["cpu_ms"] for case in result["cases"]) for result in results]
                count = f"{counts[0]} to {counts[-1]}" if counts[0] != counts[-1] else str(counts[0])
                told = ", ".join(sorted(set(verdicts)))
                print(f"| {folder.name} | {expected}/{solution.stem} | {count if counts[-1] else ''} "
                      f"| {min(cpu):.0f} to {max(cpu):.0f} | {told}{'' if set(verdicts) == {expected} else ' WRONG'} |",
                      flush=True)
    print(f"\nwrong: {wrong}")
    return wrong


def speed(build):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "counter"
        for name, text in {
            "challenge.toml": 'title = "C"\n[entry]\nkind = "calls"\nclass = "Counter"\n[limits]\ncpu_time = "60s"\nwall_time = "60s"\n'
                              '[concurrency]\nschedules = 5000\nsteps = 1000000\n'
                              '[[group]]\nname = "g"\nvisibility = "public"\n',
            "statement.md": "C\n",
            "solutions/accepted/solution.py": COUNTER,
            "cases/g.jsonl": "".join(json.dumps(case) + "\n" for case in (
                {"id": "three-threads", "scenario": {"init": [], "threads": [[["increment"]] * 2] * 3}},
                {"id": "traced", "scenario": {"init": [], "threads": [[["loop", 60000]]], "sequential": False}})),
        }.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        solution = folder / "solutions/accepted/solution.py"
        rates, slower = [], []
        for _ in range(5):
            [result] = batch(build, folder, [solution]).values()
            cases = {case["id"]: case for case in result["cases"]}
            many, traced = cases["g/three-threads"], cases["g/traced"]
            rates.append(schedules_of({"cases": [many]}) / many["cpu_ms"] * 1e3)
            plain = subprocess.run(["/usr/bin/python3.11", "-I", "-c", PLAIN.replace("'.'", repr(str(solution.parent)))],
                                   capture_output=True, check=True)
            slower.append(traced["cpu_ms"] / float(plain.stdout))
        print(f"schedules a second (three threads that take a lock twice): {statistics.median(rates):.0f}")
        print(f"traced code takes {statistics.median(slower):.1f} times as long as plain code")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("challenges", nargs="*")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_intermixed_args()
    build = arguments.build.resolve()
    if arguments.speed:
        return speed(build)
    all_of_them = [folder for folder in sorted((ROOT / "challenges").iterdir()) if has_scenarios(folder)]
    chosen = [folder for folder in all_of_them if not arguments.challenges or folder.name in arguments.challenges]
    return 1 if table(build, chosen, arguments.seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
