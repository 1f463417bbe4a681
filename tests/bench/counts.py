#!/usr/bin/python3.11
"""What a run costs in numbers that repeat exactly, and how a batch scales. By hand, after a release build:

    tests/bench/counts.py [BUILD]        BUILD: the build folder, build/release by default

System calls are counted by strace, page faults are what the kernel accounts to the run.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release").resolve()
ENVIRONMENT = {**os.environ, "GRADEBOX_WORKER": str(BUILD / "harness/gradebox-worker")}

SOLUTION = """
class LRUCache(dict):
    def __init__(self, capacity):
        self.capacity = capacity

    def get(self, key):
        if key not in self:
            return -1
        value = self.pop(key)
        self[key] = value
        return value

    def put(self, key, value):
        self.pop(key, None)
        self[key] = value
        if len(self) > self.capacity:
            del self[next(iter(self))]
"""


def system_calls(runs):
    """Calls of all processes of a worker that does so many runs."""
    with tempfile.NamedTemporaryFile("r") as report:
        command = ["strace", "-f", "-c", "-o", report.name, BUILD / "tests/bench/speed", "--runs", str(runs)]
        subprocess.run(command, env=ENVIRONMENT, check=True)
        total = [line for line in report.read().splitlines() if line.endswith("total")][-1]
        return int(re.split(r"\s+", total.strip())[3 if total.count(".") > 1 else 2])


def batch_seconds(folder, workers):
    start = time.monotonic()
    command = [BUILD / "runner/gradebox", "batch", folder, "--challenge", "lru-cache", "--workers", str(workers), "-q"]
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def main():
    few, many = system_calls(10), system_calls(30)
    print(f"system calls per script run: {(many - few) / 20:.1f} (worker, zygote, candidate, client)")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(24):
            pathlib.Path(folder, f"{number:02}.py").write_text(SOLUTION, encoding="utf-8")
        ratios = []
        for _ in range(5):
            ratios.append(batch_seconds(folder, 1) / batch_seconds(folder, 2))
        print(f"24 submissions of lru-cache: 2 workers are {statistics.median(ratios):.2f} x 1 worker (goal 1.8)")


if __name__ == "__main__":
    main()
