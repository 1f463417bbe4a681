"""Rule 5: what the machine breaks is done again, and is never the candidate's fault."""
import os
import signal
import subprocess
import unittest

from gradebox_cli import ACCEPTED, GRADEBOX, environment
from redteam import Attack, alive, children, descendants, name_of, need, wait_until

# Slow only until it was seen once: a run that is done again need not wait as long.
SLOW = "import time\n\ndef answer(n):\n    time.sleep(0.8)\n    return n + 1\n"
HONEST = "def answer(n):\n    return n + 1\n"


def pids_of(worker: int) -> dict[str, int]:
    """The worker's zygote, the pid 1 of its box and the run in it; empty until all three are there."""
    named = {name_of(pid): pid for pid in children(worker)}
    runs = children(named["zygote"]) if "zygote" in named else []
    if "init" not in named or not runs:
        return {}
    return {"worker": worker, "zygote": named["zygote"], "init": named["init"], "run": runs[0]}


class Recovery(Attack):
    def setUp(self):
        super().setUp()
        need(self, os.geteuid() == 0, "root, to see and kill what runs in a box")
        self.challenge = self.challenge_of("answer", [{"id": "one", "args": [1], "expect": 2}], [])
        self.challenge.joinpath("cases", "secret.jsonl").write_text('{"id": "five", "args": [5], "expect": 6}\n')

    def batch_with_a_kill(self, victim: str) -> tuple[int, dict[str, str], str]:
        """Grades a slow solution and two quick ones, and kills `victim` while the slow one runs."""
        for name, source in (("a_slow", SLOW), ("b_quick", HONEST), ("c_wrong", HONEST.replace("1", "2"))):
            self.write(f"batch/{name}.py", source)
        with subprocess.Popen(
            [GRADEBOX, "batch", self.folder / "batch", "--challenge", self.challenge, "--workers", "1",
             "--report", "json=-"],
            env=environment(GRADEBOX_CACHE=str(self.folder / "cache")), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            found = wait_until(lambda: next((p for w in children(process.pid) if (p := pids_of(w))), None))
            self.assertTrue(found, "nothing was started")
            started = descendants(process.pid)
            os.kill(found[victim], signal.SIGKILL)
            stdout, stderr = process.communicate(timeout=60)
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), "something is still running")
        from gradebox_cli import Run

        results = self.json_of(Run(process.returncode, stdout.decode(), stderr.decode()))["results"]
        return process.returncode, self.verdicts(results), stderr.decode()

    def assert_retried(self, victim: str):
        code, verdicts, stderr = self.batch_with_a_kill(victim)
        self.assertEqual(
            verdicts, {"a_slow": "accepted", "b_quick": "accepted", "c_wrong": "wrong_answer"}, f"{code}\n{stderr}"
        )

    def test_a_killed_worker(self):
        self.assert_retried("worker")

    def test_a_killed_zygote(self):
        self.assert_retried("zygote")

    def test_a_killed_pid_1(self):
        # The kernel kills the run with it: the run did nothing wrong.
        self.assert_retried("init")

    def test_a_worker_that_cannot_be_started_scores_nothing(self):
        self.write("batch/a.py", HONEST)
        run = self.run_gradebox(
            "batch", self.folder / "batch", "--challenge", self.challenge, "--report", "json=-",
            env=environment(GRADEBOX_WORKER="/bin/false", GRADEBOX_CACHE=str(self.folder / "cache")),
        )  # fmt: skip
        self.assertNotEqual(run.code, ACCEPTED)
        self.assertNotIn("runtime_error", run.stdout)
        self.assertNotIn("wrong_answer", run.stdout)


if __name__ == "__main__":
    unittest.main()
