"""A folder of submissions: each gets its own row, one bad apple spoils nothing, and an interrupt is clean."""
import json
import os
import signal
import subprocess
import time
import unittest
from pathlib import Path

from gradebox_cli import ACCEPTED, GRADEBOX, INTERRUPTED, NOT_ACCEPTED, NOTHING, RIGHT, USAGE, WRONG
from gradebox_cli import GradeboxTest, environment

MEASURED = {"cpu_ms", "wall_ms", "memory_kib"}


def without_measurements(value):
    if isinstance(value, dict):
        return {key: without_measurements(item) for key, item in value.items() if key not in MEASURED}
    if isinstance(value, list):
        return [without_measurements(item) for item in value]
    return value


class Rows(GradeboxTest):
    def test_an_unreadable_submission_among_a_hundred_good_ones(self):
        for number in range(100):
            self.write(f"batch/good-{number:03}.py", RIGHT)
        (self.folder / "batch" / "good-050-broken.py").symlink_to(self.folder / "nowhere")
        run, results = self.batch()
        self.assert_exit(run, NOT_ACCEPTED)
        verdicts = {Path(result["submission"]).name: result["verdict"] for result in results}
        self.assertEqual(len(verdicts), 101)
        self.assertEqual(verdicts.pop("good-050-broken.py"), "judge_error")
        self.assertEqual(set(verdicts.values()), {"accepted"})

    def test_odd_files_do_not_stop_a_batch(self):
        self.write("batch/a.py", RIGHT)
        self.write("batch/b.py", b"\xff\xfe")
        self.write("batch/c.py", b"")
        os.mkfifo(self.folder / "batch" / "d.py")
        self.write("batch/e.py", WRONG)
        self.write("batch/notes.txt", "not a submission")
        run, results = self.batch()
        self.assert_exit(run, NOT_ACCEPTED)
        rows = [(Path(result["submission"]).name, result["verdict"]) for result in results]
        self.assertEqual(
            rows,
            [
                ("a.py", "accepted"),
                ("b.py", "compile_error"),
                ("c.py", "runtime_error"),
                ("d.py", "judge_error"),
                ("e.py", "wrong_answer"),
            ],
        )

    def test_a_folder_for_each_challenge(self):
        self.make_challenge("twice")
        self.write("batch/double/right.py", RIGHT)
        self.write("batch/twice/wrong.py", WRONG)
        run = self.run_gradebox(
            "batch", self.folder / "batch", "--challenges", self.folder / "challenges", "--report", "json=-"
        )
        self.assert_exit(run, NOT_ACCEPTED)
        rows = [(result["challenge"], result["verdict"]) for result in self.json_of(run)["results"]]
        self.assertEqual(rows, [("double", "accepted"), ("twice", "wrong_answer")])

    def test_results_do_not_depend_on_the_number_of_workers(self):
        for number in range(12):
            self.write(f"batch/{number:02}.py", (RIGHT, WRONG, "def double(n):\n    raise KeyError(n)\n")[number % 3])
        one, two = (without_measurements(self.batch("--workers", count)[1]) for count in (1, 2))
        self.assertEqual(len(one), 12)
        self.assertEqual(one, two)


class ExitCodes(GradeboxTest):
    def test_all_accepted(self):
        self.write("batch/a.py", RIGHT)
        self.assert_exit(self.batch()[0], ACCEPTED)

    def test_one_not_accepted(self):
        self.write("batch/a.py", RIGHT)
        self.write("batch/b.py", WRONG)
        self.assert_exit(self.batch()[0], NOT_ACCEPTED)

    def test_nothing_to_run(self):
        (self.folder / "batch").mkdir()
        run = self.run_gradebox("batch", self.folder / "batch", "--challenge", self.challenge)
        self.assert_exit(run, NOTHING)

    def test_no_such_folder(self):
        run = self.run_gradebox("batch", self.folder / "nowhere", "--challenge", self.challenge)
        self.assert_exit(run, USAGE)
        self.assertIn("nowhere", run.stderr)

    def test_an_unknown_flag(self):
        self.assert_exit(self.run_gradebox("batch", self.folder, "--no-such-flag"), USAGE)

    def test_no_command_at_all(self):
        self.assert_exit(self.run_gradebox(), USAGE)


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def descendants(pid: int) -> list[int]:
    return [found for child in children(pid) for found in (child, *descendants(child))]


def wait_until(condition, seconds: float = 30) -> bool:
    """Looks again and again; what is awaited happens in processes that have no way to tell us."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


class Interrupt(GradeboxTest):
    def start_slow_batch(self) -> subprocess.Popen:
        sleeper = "import time\n\ndef double(n):\n    time.sleep(60)\n"
        for number in range(20):
            self.write(f"batch/{number:02}.py", sleeper)
        return subprocess.Popen(
            [GRADEBOX, "batch", self.folder / "batch", "--challenge", self.challenge, "--report", "jsonl=-"],
            env=environment(GRADEBOX_CACHE=str(self.folder / "cache")),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def interrupt_when_running(self, number: signal.Signals) -> tuple[int, str, list[int]]:
        with self.start_slow_batch() as process:
            # gradebox, a worker, and what the worker started for the candidate.
            self.assertTrue(wait_until(lambda: len(descendants(process.pid)) >= 2), "nothing was started")
            started = descendants(process.pid)
            process.send_signal(number)
            stdout, _ = process.communicate(timeout=15)
        return process.returncode, stdout, started

    def test_it_ends_the_batch_soon_with_its_own_exit_code(self):
        code, stdout, started = self.interrupt_when_running(signal.SIGINT)
        self.assertEqual(code, INTERRUPTED)
        results = [json.loads(line) for line in stdout.splitlines()]
        self.assertLessEqual({result["verdict"] for result in results}, {"skipped"})
        gone = wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started), 5)
        self.assertTrue(gone, "something is still running")

    def test_being_told_to_terminate_is_an_interrupt_too(self):
        self.assertEqual(self.interrupt_when_running(signal.SIGTERM)[0], INTERRUPTED)


if __name__ == "__main__":
    unittest.main()
