"""Honest programs, one a library or a part of the system interface: what they print and their exit code are the same
inside gradebox's sandbox and outside. Lines `#: name = value` at a program's top are its limits (or `packages`)."""
import functools
import json
import os
import signal
import tomllib
import unittest
from pathlib import Path

from gradebox_cli import GradeboxTest
from outside import run_outside
from redteam import AsNobody, need

PROGRAMS = sorted((Path(__file__).resolve().parent / "programs").glob("*.py"))


def id_of(program: Path) -> str:
    return program.stem.replace("_", "-")


def header(program: Path) -> dict:
    lines = program.read_text("utf-8").splitlines()
    return tomllib.loads("\n".join(line.removeprefix("#:") for line in lines if line.startswith("#:")))


def toml(program: Path) -> str:
    limits = header(program)
    packages = limits.pop("packages", [])
    parts = [
        f'title = "{program.stem}"\ndomain = "Tests"\ntopics = ["tests"]\ndifficulty = "easy"',
        f'[entry]\nkind = "script"\npackages = {json.dumps(packages)}',
        "[limits]",
        *(f"{name} = {json.dumps(value)}" for name, value in limits.items()),
        '[comparator]\nkind = "text"\nwhitespace = "exact"',
        '[[group]]\nname = "outside"\nvisibility = "public"\npoints = 1\n',
    ]
    return "\n".join(parts)


@functools.cache
def outcome_outside(program: Path) -> tuple[int | None, bytes]:
    return run_outside(program.read_bytes(), open_files=header(program).get("open_files", 64), timeout=120)


class Programs(GradeboxTest):
    """Every program becomes a challenge of its own, whose expected output is what it printed outside."""

    def setUp(self):
        need(self, os.geteuid() == 0, "root, to run programs as an ordinary user outside")
        super().setUp()

    def prepare(self, folder: Path, programs: list[Path] = PROGRAMS):
        for program in programs:
            code, output = outcome_outside(program)
            self.assertIsNotNone(code, f"{program.name} takes too long outside")
            case = {"id": "same", "stdout": output.decode("utf-8"), "exit_code": code}
            challenge = folder / "honest" / id_of(program)
            (challenge / "cases").mkdir(parents=True)
            (challenge / "challenge.toml").write_text(toml(program))
            (challenge / "statement.md").write_text(f"# {program.stem}\n")
            (challenge / "cases" / "outside.jsonl").write_text(json.dumps(case) + "\n")
            solutions = folder / "batch" / id_of(program)
            solutions.mkdir(parents=True)
            (solutions / program.name).write_bytes(program.read_bytes())

    def check_results(self, results: list[dict], programs: list[Path] = PROGRAMS):
        self.assertEqual(len(results), len(programs))
        for result in results:
            with self.subTest(result["challenge"]):
                self.assertEqual(len(result["cases"]), 1, result["message"])
                case = result["cases"][0]
                told = case["feedback"]
                why = f"{case['message']}\n{told['actual'][-800:]}\n{told['standard_error'][-800:]}"
                self.assertEqual(result["verdict"], "accepted", why)


class Full(Programs):
    def test_the_same_as_outside(self):
        self.prepare(self.folder)
        run = self.run_gradebox("batch", self.folder / "batch", "--challenges", self.folder / "honest", "--report",
                                "json=-", timeout=300)  # fmt: skip
        self.check_results(self.json_of(run)["results"])


class Started(Programs):
    def test_signals_ignored_and_blocked_where_gradebox_was_started_are_not_in_the_box(self):
        programs = [program for program in PROGRAMS if program.stem == "signals"]
        self.prepare(self.folder, programs)
        ignored = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGHUP)}
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGALRM])
        try:
            run = self.run_gradebox("batch", self.folder / "batch", "--challenges", self.folder / "honest", "--report",
                                    "json=-")  # fmt: skip
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            for number, before in ignored.items():
                signal.signal(number, before)
        self.check_results(self.json_of(run)["results"], programs)


class Rootless(Programs, AsNobody):
    def test_the_same_as_outside(self):
        self.prepare(self.open)
        run = self.run_as_nobody("batch", self.open / "batch", "--challenges", self.open / "honest", "--require",
                                 "rootless", "--report", "json=-", timeout=300)  # fmt: skip
        self.check_results(self.json_of(run)["results"])


if __name__ == "__main__":
    unittest.main()
