"""The memory that a result tells of is the solution's own: a file that it streams is not, wherever it comes from."""
import os
import shutil
import tempfile
import unittest
from pathlib import Path

from gradebox_cli import GradeboxTest, environment

CALLS_TOML = """\
title = "Stream"
domain = "Tests"
topics = ["tests"]
difficulty = "easy"

[entry]
kind = "calls"
function = "count"

[limits]
cpu_time = "20s"
wall_time = "60s"
memory = "32MiB"

[[input]]
name = "big.bin"
generator = "generator.py"
size = "64MiB"

[[group]]
name = "all"
visibility = "hidden"
points = 1
"""
SCRIPT_TOML = CALLS_TOML.replace('"calls"', '"script"').replace('function = "count"\n', "")
GENERATOR = """\
import random
import sys

for _ in range(64):
    sys.stdout.buffer.write(random.randbytes(1 << 20))
"""
BIG = {"$input": "big.bin"}
PIECES = 64
CALLS_CASE = {"id": "big", "args": [{"$path": "big.bin"}], "files": {"big.bin": BIG}, "expect": PIECES}
SCRIPT_CASE = {"id": "big", "stdin": BIG, "stdout": f"{PIECES}\n"}
CALLS = """\
def count(path):
    with open(path, "rb") as file:
        return sum(1 for _ in iter(lambda: file.read(1 << 20), b""))
"""
SCRIPT = "import sys\nprint(sum(1 for _ in iter(lambda: sys.stdin.buffer.read(1 << 20), b'')))\n"
KEEPS = "def count(path):\n    with open(path, 'rb') as file:\n        return len([file.read(1 << 20) for _ in range(64)])\n"


class Memory(GradeboxTest):
    def make_streaming(self, toml: str, case: dict):
        challenge = self.make_challenge("stream", toml=toml, cases={"all": [case]})
        self.write(challenge / "cases" / "generator.py", GENERATOR)
        return challenge

    def evict(self):
        """Out of the page cache, as if nobody had read it for long."""
        files = [path for path in (self.folder / "cache").rglob("*") if path.is_file()]
        big = max(files, key=lambda path: path.stat().st_size)
        with big.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def assert_streams_in_little(self, solution: str, toml: str, case: dict):
        challenge = self.make_streaming(toml, case)
        for state in ("just made", "cached", "evicted"):
            if state == "evicted":
                self.evict()
            with self.subTest(state):
                _, result = self.grade(solution, challenge=challenge)
                self.assertEqual(result["verdict"], "accepted", result)
                self.assertLess(result["cases"][0]["memory_kib"], 16 << 10)

    def test_a_file_that_is_streamed_is_not_the_solutions_memory(self):
        self.assert_streams_in_little(CALLS, CALLS_TOML, CALLS_CASE)

    def test_nor_is_its_standard_input(self):
        self.assert_streams_in_little(SCRIPT, SCRIPT_TOML, SCRIPT_CASE)

    def test_a_cache_in_memory_is_not_the_generators(self):
        cache = Path(tempfile.mkdtemp(prefix="gradebox-test-", dir="/dev/shm"))
        self.addCleanup(shutil.rmtree, cache)
        env = environment(GRADEBOX_CACHE=str(cache))
        for entry, toml, case in ((CALLS, CALLS_TOML, CALLS_CASE), (SCRIPT, SCRIPT_TOML, SCRIPT_CASE)):
            challenge = self.make_streaming(toml, case)
            run = self.run_gradebox("grade", challenge, self.write("it.py", entry), "--report", "json=-", env=env)
            result = self.json_of(run)
            self.assertEqual(result["verdict"], "accepted", result)
            self.assertLess(result["cases"][0]["memory_kib"], 16 << 10)

    def test_what_it_keeps_is(self):
        challenge = self.make_streaming(CALLS_TOML, CALLS_CASE)
        _, result = self.grade(KEEPS, challenge=challenge)
        self.assertEqual(result["verdict"], "memory_limit_exceeded")

    def test_an_exception_that_the_limit_did_not_cause_is_the_solutions_own(self):
        impossible = "def double(n):\n    return len(bytearray(1 << 62))\n"
        _, result = self.grade(impossible)
        self.assertEqual(result["verdict"], "runtime_error")

    def test_the_limit_is_no_exception_that_a_solution_could_catch(self):
        catches = """\
def double(n):
    try:
        held = b"x" * (65 << 20)
    except MemoryError:
        pass
    return n * 2
"""
        _, result = self.grade(catches)
        self.assertEqual(result["verdict"], "memory_limit_exceeded")


if __name__ == "__main__":
    unittest.main()
