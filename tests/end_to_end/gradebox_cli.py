"""Runs the built gradebox in tests. The programs are named by the environment: GRADEBOX and GRADEBOX_WORKER."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import NamedTuple

GRADEBOX = os.environ.get("GRADEBOX", "gradebox")
ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "runner" / "schema"

ACCEPTED, NOT_ACCEPTED, INTERRUPTED, INTERNAL, USAGE, NOTHING = range(6)

DOUBLE_TOML = """\
title = "Double"
domain = "Tests"
topics = ["tests"]
difficulty = "easy"

[entry]
kind = "calls"
function = "double"

[[group]]
name = "shown"
visibility = "public"
points = 1

[[group]]
name = "secret"
visibility = "hidden"
points = 3
"""
DOUBLE_CASES = {
    "shown": [{"id": "two", "args": [2], "expect": 4}],
    "secret": [{"id": "zero", "args": [0], "expect": 0}, {"id": "minus", "args": [-3], "expect": -6}],
}
RIGHT = "def double(n):\n    return n * 2\n"
WRONG = "def double(n):\n    return n + 2\n"


class Run(NamedTuple):
    code: int
    stdout: str
    stderr: str


def environment(**extra: str) -> dict[str, str]:
    """Ours without what would change the outcome of a test. Without root, the weaker tier has to be asked for."""
    unwanted = {"NO_COLOR", "GRADEBOX_CACHE", "GRADEBOX_CHALLENGES", "GRADEBOX_REQUIRE"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    if os.geteuid() != 0:
        kept["GRADEBOX_REQUIRE"] = os.environ.get("GRADEBOX_REQUIRE", "rootless")
    return kept | extra


def run_gradebox(
    *arguments: object, env: dict[str, str] | None = None, timeout: float = 120, before: list[str] | tuple = ()
) -> Run:
    """`before` is a command that runs gradebox."""
    done = subprocess.run(
        [*before, GRADEBOX, *map(str, arguments)],
        env=environment() if env is None else env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


class GradeboxTest(unittest.TestCase):
    """Gives each test a folder of its own, with a challenge in it, and takes it away afterwards."""

    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="gradebox-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.challenge = self.make_challenge("double")

    def run_gradebox(self, *arguments: object, **options) -> Run:
        options.setdefault("env", environment(GRADEBOX_CACHE=str(self.folder / "cache")))
        return run_gradebox(*arguments, **options)

    def make_challenge(self, name: str, toml: str = DOUBLE_TOML, cases: dict[str, list] = DOUBLE_CASES) -> Path:
        challenge = self.folder / "challenges" / name
        self.write(challenge / "challenge.toml", toml)
        self.write(challenge / "statement.md", f"# {name}\n\nReturn twice `n`.\n")
        self.write(challenge / "solutions" / "accepted" / "reference.py", RIGHT)
        for group, entries in cases.items():
            self.write(challenge / "cases" / f"{group}.jsonl", "".join(json.dumps(e) + "\n" for e in entries))
        return challenge

    def write(self, path: Path | str, content: str | bytes) -> Path:
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def grade(self, solution: str | bytes | Path, *options: object, challenge: Path | None = None) -> tuple[Run, dict]:
        """Grades it with a JSON report, and gives that too."""
        path = solution if isinstance(solution, Path) else self.write("solution.py", solution)
        run = self.run_gradebox("grade", challenge or self.challenge, path, "--report", "json=-", *options)
        return run, self.json_of(run)

    def batch(self, *options: object, folder: str = "batch") -> tuple[Run, list[dict]]:
        run = self.run_gradebox(
            "batch", self.folder / folder, "--challenge", self.challenge, "--report", "json=-", *options
        )
        return run, self.json_of(run)["results"]

    def json_of(self, run: Run) -> dict:
        try:
            return json.loads(run.stdout)
        except ValueError:
            self.fail(f"standard output is not JSON (exit code {run.code}):\n{run.stdout}\n{run.stderr}")

    def assert_exit(self, run: Run, code: int):
        self.assertEqual(run.code, code, f"\n{run.stdout}\n{run.stderr}")
