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

SUBMISSIONS = 48
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


PLAIN_WORK = """
table = dict.fromkeys(range(20000))
for _ in range(60):
    for key in range(20000):
        table[key] = table.get(key)
"""


def plain_seconds(processes):
    """As many plain interpreters at the same time: what this machine's processors can do together."""
    start = time.monotonic()
    running = [subprocess.Popen(["/usr/bin/python3.11", "-I", "-S", "-c", PLAIN_WORK]) for _ in range(processes)]
    for process in running:
        process.wait()
    return time.monotonic() - start


def main():
    few, many = system_calls(10), system_calls(30)
    print(f"system calls per script run: {(many - few) / 20:.1f} (worker, zygote, candidate, client)")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SUBMISSIONS):
            pathlib.Path(folder, f"{number:02}.py").write_text(SOLUTION, encoding="utf-8")
        ours, plain = [], []
        for _ in range(7):
            ours.append(batch_seconds(folder, 1) / batch_seconds(folder, 2))
            plain.append((plain_seconds(1) + plain_seconds(1)) / plain_seconds(2))
        print(f"{SUBMISSIONS} submissions of lru-cache: 2 workers are {statistics.median(ours):.2f} x 1 worker (goal 1.8)")
        print(f"plain python3: 2 processes are {statistics.median(plain):.2f} x 1 on this machine")


if __name__ == "__main__":
    main()
