"""Whatever is killed, and when: no process, control group, mount or temporary file outlives it."""
import glob
import os
import signal
import subprocess
import unittest
from pathlib import Path

from gradebox_cli import ACCEPTED, GRADEBOX, environment
from redteam import Attack, alive, children, descendants, is_confined, name_of, need, wait_until

SLEEPER = "import time\n\ndef answer(n):\n    time.sleep(60)\n"
FORKER = """
import os, time

def answer(n):
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
    time.sleep(60)
"""


def cgroups_of(worker: int) -> list[str]:
    found = []
    for top in ("/sys/fs/cgroup",):
        for folder, names, _ in os.walk(top):
            found += [os.path.join(folder, name) for name in names if name.startswith(f"gradebox-worker-{worker}-")]
    return found


def mounts() -> set[str]:
    return {line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()}


def temporary_files() -> set[str]:
    """Those of gradebox, but not the folders of tests that run beside this one."""
    places = ("/tmp", "/dev/shm", "/run")
    return {path for place in places for path in glob.glob(f"{place}/*gradebox*") if "gradebox-test-" not in path}


class CleanUp(Attack):
    def setUp(self):
        super().setUp()
        need(self, os.geteuid() == 0, "root, for control groups")
        self.challenge = self.challenge_of(
            "answer", [{"id": "one", "args": [1], "expect": 2}], [{"id": "two", "args": [2], "expect": 3}],
            'processes = 4\nwall_time = "60s"\ncpu_time = "60s"',
        )  # fmt: skip

    def start_batch(self, source: str, processes: int) -> tuple[subprocess.Popen, int, list[int]]:
        """A batch that is under way, its worker, and everything that it started."""
        self.write("batch/a.py", source)
        process = subprocess.Popen(
            [GRADEBOX, "batch", self.folder / "batch", "--challenge", self.challenge, "--workers", "1", "-q"],
            env=environment(GRADEBOX_CACHE=str(self.folder / "cache"), TMPDIR=str(self.folder)),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        # Worker, zygote, pid 1, and what runs in the box.
        self.assertTrue(wait_until(lambda: len(descendants(process.pid)) >= 3 + processes and
                                   any(map(is_confined, descendants(process.pid)))), "nothing was started")  # fmt: skip
        return process, children(process.pid)[0], descendants(process.pid)

    def assert_nothing_left(self, worker: int, started: list[int], files_before: set[str], mounts_before: set[str]):
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), f"still there: {list(filter(alive, started))}")
        self.assertTrue(wait_until(lambda: not cgroups_of(worker)), f"still there: {cgroups_of(worker)}")
        self.assertEqual(mounts() - mounts_before, set())
        self.assertEqual(temporary_files() - files_before, set())

    def kill_gradebox(self, source: str, processes: int):
        files, mounted = temporary_files(), mounts()
        process, worker, started = self.start_batch(source, processes)
        self.assertTrue(cgroups_of(worker), "the search for control groups does not work")
        process.kill()
        process.wait()
        self.assert_nothing_left(worker, started, files, mounted)

    def test_gradebox_killed(self):
        self.kill_gradebox(SLEEPER, 1)

    def test_gradebox_killed_while_a_candidate_has_processes(self):
        self.kill_gradebox(FORKER, 4)

    def test_worker_killed(self):
        files, mounted = temporary_files(), mounts()
        process, worker, started = self.start_batch(FORKER, 4)
        os.kill(worker, signal.SIGKILL)
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), f"still there: {list(filter(alive, started))}")
        self.assertTrue(wait_until(lambda: not cgroups_of(worker)), f"still there: {cgroups_of(worker)}")
        # A second worker does it again: now gradebox is killed too.
        self.assertTrue(wait_until(lambda: len(descendants(process.pid)) >= 3), "no second worker came")
        again, second = descendants(process.pid), children(process.pid)[0]
        process.kill()
        process.wait()
        self.assert_nothing_left(second, again, files, mounted)

    def test_worker_killed_and_no_other_comes(self):
        process, worker, started = self.start_batch(FORKER, 4)
        os.kill(process.pid, signal.SIGSTOP)
        os.kill(worker, signal.SIGKILL)
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), f"still there: {list(filter(alive, started))}")
        self.assertTrue(wait_until(lambda: not cgroups_of(worker)), f"still there: {cgroups_of(worker)}")

    def test_what_nobody_was_left_to_remove_is_swept_at_the_next_start(self):
        process, worker, started = self.start_batch(SLEEPER, 1)
        named = {name_of(pid): pid for pid in children(worker)}
        os.kill(worker, signal.SIGSTOP)
        process.kill()
        for pid in (named["zygote"], worker):
            os.kill(pid, signal.SIGKILL)
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), f"still there: {list(filter(alive, started))}")
        self.grade("def answer(n):\n    return n + 1\n", challenge=self.challenge)
        self.assertEqual(cgroups_of(worker), [])

    def test_nothing_is_mounted_where_mounts_are_shared(self):
        solution = self.write("solution.py", "def answer(n):\n    return n + 1\n")
        grade = f"'{GRADEBOX}' grade '{self.challenge}' '{solution}' -q"
        script = (
            "mount --make-rshared /; sort /proc/self/mountinfo >before; "
            f"{grade}; code=$?; sort /proc/self/mountinfo >after; cmp before after && exit $code"
        )
        done = subprocess.run(
            ["unshare", "--mount", "--uts", "sh", "-c", script], cwd=self.folder, stdin=subprocess.DEVNULL,
            env=environment(GRADEBOX_CACHE=str(self.folder / "cache")), capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.assertEqual(done.returncode, ACCEPTED, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
