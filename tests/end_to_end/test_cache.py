"""Generated inputs: made once and kept, and a full disk is nobody's wrong answer."""
import os
import subprocess
import unittest

from gradebox_cli import ACCEPTED, GRADEBOX, INTERNAL, GradeboxTest, environment

TOML = """\
title = "Lines"
domain = "Tests"
topics = ["tests"]
difficulty = "easy"

[entry]
kind = "calls"
function = "count"

[[input]]
name = "big.txt"
generator = "generator.py"
size = "2MiB"

[[group]]
name = "all"
visibility = "hidden"
points = 1
"""
CASE = {"id": "big", "args": [{"$path": "big.txt"}], "files": {"big.txt": {"$input": "big.txt"}}, "expect": 9000}
GENERATOR = "for number in range(9000):\n    print('x' * 100)\n"
COUNT = "def count(path):\n    with open(path) as lines:\n        return sum(1 for _ in lines)\n"


class Cache(GradeboxTest):
    def setUp(self):
        super().setUp()
        self.lines = self.make_challenge("lines", toml=TOML, cases={"all": [CASE]})
        self.write(self.lines / "cases" / "generator.py", GENERATOR)
        self.write(self.lines / "solutions" / "accepted" / "reference.py", COUNT)

    def cached(self) -> list[tuple[str, int]]:
        files = [path for path in (self.folder / "cache").rglob("*") if path.is_file()]
        return [(str(path), path.stat().st_ino) for path in sorted(files)]

    def test_an_input_is_made_once(self):
        self.assert_exit(self.grade(COUNT, challenge=self.lines)[0], ACCEPTED)
        made = self.cached()
        self.assertTrue(made)
        self.assert_exit(self.grade(COUNT, challenge=self.lines)[0], ACCEPTED)
        self.assertEqual(self.cached(), made)

    def test_another_generator_makes_another_input(self):
        self.assert_exit(self.grade(COUNT, challenge=self.lines)[0], ACCEPTED)
        self.write(self.lines / "cases" / "generator.py", GENERATOR.replace("9000", "8000"))
        _, result = self.grade(COUNT, challenge=self.lines)
        self.assertEqual(result["verdict"], "wrong_answer")

    @unittest.skipUnless(
        os.geteuid() == 0 or os.environ.get("GRADEBOX_REQUIRE_ALL") == "1", "only root can mount a small file system"
    )
    def test_no_space_left_is_a_judge_error(self):
        cache = self.folder / "small"
        cache.mkdir()
        path = self.write("solution.py", COUNT)
        command = f'mount -t tmpfs -o size=64k tmpfs "{cache}" && exec "$@"'
        grade = [GRADEBOX, "grade", self.lines, path, "--report", "json=-"]
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", command, "sh", *grade],
            env=environment(GRADEBOX_CACHE=str(cache)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        self.assertEqual(done.returncode, INTERNAL, done.stdout + done.stderr)
        self.assertIn('"judge_error"', done.stdout)
        self.assertIn("No space left", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
