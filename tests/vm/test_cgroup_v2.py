"""Control groups v2 as the kernel keeps them: exact limits and figures, whatever group gradebox is started in, and
nothing left there afterwards. Made for the virtual machine of tests/vm/run, where every controller is v2's and the
groups at the top are the test's to make."""
import os
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from gradebox_cli import ACCEPTED, GRADEBOX, INTERNAL, ROOT, Run, environment
from redteam import Attack, alive, children, descendants, name_of, toml, wait_until

TOP = Path("/sys/fs/cgroup")
USER = 1000
MIB = 1024  # in KiB, as results have it
SLOW = 'wall_time = "600s"\ncpu_time = "60s"'  # an emulated processor is, and its time goes on when it is not run

TAKES = "def answer(n):\n    data = b'x' * ({} << 20)\n    return n + 1\n"
HONEST = "def answer(n):\n    return n + 1\n"
SLEEPER = "import time\n\ndef answer(n):\n    time.sleep(600)\n"
THREADS = """
import threading
end = threading.Event()

def answer(n):
    started = 0
    try:
        for _ in range({}):
            threading.Thread(target=end.wait).start()
            started += 1
    except RuntimeError:
        pass
    end.set()
    return started
"""
FORKS = """
import os, time

def answer(n):
    forked = 0
    try:
        for _ in range(9):
            if os.fork() == 0:
                time.sleep(600)
            forked += 1
    except BlockingIOError:
        pass
    return forked
"""
CHILDREN_TAKE = """
import os, time

def answer(n):
    for _ in range(3):
        if os.fork() == 0:
            data = b'x' * (20 << 20)
            time.sleep(600)
    time.sleep(600)
"""
CHILD_SPINS = """
import os, time

def answer(n):
    if os.fork() == 0:
        while True:
            pass
    time.sleep(600)
"""
CATCHES = """
def answer(n):
    kept = []
    while True:
        try:
            kept.append(b'x' * (1 << 20))
        except MemoryError:
            pass
"""


class Group:
    """A control group at the top, as a service manager makes one for a service."""

    def __init__(self, test: unittest.TestCase, name: str, parent: Path = TOP):
        self.path = parent / name
        self.path.mkdir()
        if parent == TOP:
            test.addCleanup(self.remove)

    def remove(self):
        self.set("cgroup.kill", "1")
        wait_until(lambda: "populated 0" in (self.path / "cgroup.events").read_text())
        for folder, _, _ in os.walk(self.path, topdown=False):
            os.rmdir(folder)

    def set(self, file: str, value: str):
        (self.path / file).write_text(value)

    def processes(self) -> list[str]:
        return (self.path / "cgroup.procs").read_text().split()

    def below(self) -> list[str]:
        return sorted(path.name for path in self.path.iterdir() if path.is_dir())

    def give_to(self, user: int):
        """What systemd does for Delegate=yes."""
        for name in ("", "cgroup.procs", "cgroup.threads", "cgroup.subtree_control"):
            os.chown(self.path / name, user, user)

    def enter(self):
        """As a process of it does that starts another: what was killed may have left them all in the leaf."""
        leaf = self.path / "gradebox-trusted"
        ((leaf if leaf.exists() else self.path) / "cgroup.procs").write_text("0")


class RootGroup(Group):
    def __init__(self):
        self.path = TOP


class ControlGroups(Attack):
    def setUp(self):
        super().setUp()
        self.assertEqual(os.geteuid(), 0, "this test makes control groups")
        self.folder.chmod(0o755)

    def made(self, limits: str) -> Path:
        cases = {"shown": [{"id": "one", "args": [1], "expect": 2}]}
        return self.make_challenge("attack", toml("answer", limits, {"shown": "public"}), cases)

    def start(self, group: Group, *arguments: object, user: int | None = None, prefix=(), **options):
        # Who starts it enters the group as root, and is an ordinary user from then on.
        who = () if user is None else ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups")
        cache = self.folder / f"cache-{user}"
        cache.mkdir(exist_ok=True)
        cache.chmod(0o777)
        extra = {"GRADEBOX_CACHE": str(cache)} | ({} if user is None else {"GRADEBOX_REQUIRE": "rootless"})
        return subprocess.Popen(
            [*prefix, *who, GRADEBOX, *map(str, arguments)], env=environment(**extra), cwd="/", stdin=subprocess.DEVNULL,
            preexec_fn=group.enter, **options,
        )  # fmt: skip

    def run_in(self, group: Group, *arguments: object, **options) -> Run:
        process = self.start(group, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        stdout, stderr = process.communicate(timeout=900)
        return Run(process.returncode, stdout.decode(), stderr.decode(errors="replace"))

    def results(self, group: Group, sources: dict[str, str], limits: str, **options) -> dict[str, dict]:
        """One batch with a file for each source: the results by name."""
        challenge = self.made(limits)
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        folder.chmod(0o755)
        for name, source in sources.items():
            self.write(folder / f"{name}.py", source)
        run = self.run_in(group, "batch", folder, "--challenge", challenge, "--report", "json=-", **options)
        return {Path(result["submission"]).stem: result for result in self.json_of(run)["results"]}

    def batch_verdicts(self, group: Group, sources: dict[str, str], limits: str, **options) -> dict[str, str]:
        return {name: result["verdict"] for name, result in self.results(group, sources, limits, **options).items()}

    def protections(self, group: Group, **options) -> tuple[str, str]:
        run = self.run_in(group, "doctor", "--json", **options)
        self.assert_exit(run, ACCEPTED)
        found = self.json_of(run)
        groups = next(check for check in found["checks"] if check["protection"] == "cgroup")
        return found["tier"], groups["detail"] if groups["given"] else "none"

    def start_sleeper(self, group: Group, workers: int, **options) -> subprocess.Popen:
        """A batch whose workers all have a candidate that sleeps."""
        challenge = self.made('wall_time = "600s"')
        for number in range(workers):
            self.write(f"sleepers/{number}.py", SLEEPER)
        process = self.start(group, "batch", self.folder / "sleepers", "--challenge", challenge, "--workers", workers,
                             "-q", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # fmt: skip
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        started = wait_until(lambda: len(descendants(process.pid)) >= 4 * workers, 120)
        self.assertTrue(started, "nothing was started")
        return process

    def peaks(self, amounts: list[int]) -> dict[int, int]:
        group = Group(self, "peaks")
        sources = {str(amount): TAKES.format(amount) for amount in amounts}
        results = self.results(group, sources, 'memory = "256MiB"\n' + SLOW)
        self.assertEqual({result["verdict"] for result in results.values()}, {"accepted"}, results)
        return {int(name): result["cases"][0]["memory_kib"] for name, result in results.items()}


class Memory(ControlGroups):
    def test_the_peak_is_what_was_taken(self):
        peaks = self.peaks([0, 1, 8, 31, 64, 128])
        print("\npeaks in KiB:", peaks)
        for amount, peak in peaks.items():
            self.assertAlmostEqual(peak - peaks[0], amount * MIB, delta=MIB, msg=f"{amount} MiB: {peaks}")

    def test_one_mebibyte_decides(self):
        base = -(-self.peaks([0])[0] // MIB)
        group = Group(self, "limit")
        sources = {"under": TAKES.format(64 - base - 1), "over": TAKES.format(64 - base + 2), "catches": CATCHES}
        self.assertEqual(
            self.batch_verdicts(group, sources, 'memory = "64MiB"\n' + SLOW),
            {"under": "accepted", "over": "memory_limit_exceeded", "catches": "memory_limit_exceeded"},
        )

    def test_it_is_counted_over_all_processes(self):
        group = Group(self, "processes")
        self.assertEqual(
            self.batch_verdicts(group, {"a": CHILDREN_TAKE}, 'memory = "48MiB"\nprocesses = 4\n' + SLOW),
            {"a": "memory_limit_exceeded"},
        )

    def test_a_limit_above_gradebox_is_not_the_candidates_fault(self):
        group = Group(self, "above")
        group.set("memory.max", str(192 << 20))
        group.set("memory.swap.max", "0") if (group.path / "memory.swap.max").exists() else None
        sources = {"greedy": TAKES.format(300), "honest": HONEST}
        verdicts = self.batch_verdicts(group, sources, 'memory = "512MiB"\n' + SLOW)
        self.assertEqual(verdicts, {"greedy": "judge_error", "honest": "accepted"})


class Tasks(ControlGroups):
    def counts(self, source: str, limits: str) -> str:
        group = Group(self, "tasks")
        result = self.results(group, {"a": source}, limits + '\n' + SLOW)["a"]
        return result["cases"][0]["feedback"]["actual"]

    def test_threads(self):
        self.assertEqual(self.counts(THREADS.format(3), "threads = 4"), "3")

    def test_one_thread_more(self):
        self.assertEqual(self.counts(THREADS.format(9), "threads = 4"), "3")

    def test_processes(self):
        self.assertEqual(self.counts(FORKS, "processes = 4"), "3")

    def test_processor_time_of_children(self):
        group = Group(self, "children")
        limits = 'processes = 2\nwall_time = "600s"\ncpu_time = "10s"'
        self.assertEqual(self.batch_verdicts(group, {"a": CHILD_SPINS}, limits), {"a": "time_limit_exceeded"})


class Places(ControlGroups):
    """The groups that gradebox may find itself in."""

    def assert_as_it_was(self, group: Group):
        self.assertEqual(group.below(), [])
        self.assertEqual((group.path / "cgroup.subtree_control").read_text().split(), [])

    def test_the_root_group(self):
        before = RootGroup().below()
        self.assertEqual(self.protections(RootGroup()), ("full", "v2"))
        self.assertEqual(RootGroup().below(), before)

    def test_a_group_of_its_own(self):
        group = Group(self, "own")
        self.assertEqual(self.protections(group), ("full", "v2"))
        self.assert_as_it_was(group)

    def test_a_group_with_other_processes_gets_them_back(self):
        group = Group(self, "shared")
        other = subprocess.Popen(["sleep", "600"], preexec_fn=group.enter)
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        batch = self.start_sleeper(group, 1)
        self.assertNotIn(str(other.pid), group.processes())
        batch.terminate()
        batch.wait()
        self.assertTrue(wait_until(lambda: not group.below()), group.below())
        self.assertEqual(group.processes(), [str(other.pid)])
        self.assert_as_it_was(group)

    def test_a_group_that_is_not_offered_the_controllers(self):
        group = Group(self, "outer")
        inner = Group(self, "inner", group.path)
        run = self.run_in(inner, "grade", self.challenge, self.write("a.py", HONEST))
        self.assert_exit(run, INTERNAL)
        self.assertIn("control groups", run.stderr)
        self.assertEqual(inner.below(), [])

    def test_a_threaded_group(self):
        group = Group(self, "domain")
        inner = Group(self, "threaded", group.path)
        inner.set("cgroup.type", "threaded")
        enter = inner.enter
        inner.enter = lambda: (group.enter(), enter())  # only its processes may go there
        run = self.run_in(inner, "grade", self.challenge, self.write("a.py", HONEST))
        self.assert_exit(run, INTERNAL)
        self.assertEqual(inner.below(), [])

    def test_a_container(self):
        """With a control group namespace: its root looks like the real one, but has the rules of any other."""
        group = Group(self, "container")
        script = 'umount /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup && exec "$@"'
        prefix = ("unshare", "--cgroup", "--mount", "sh", "-c", script, "sh")
        self.assertEqual(self.protections(group, prefix=prefix), ("full", "v2"))
        self.assert_as_it_was(group)

    def test_a_container_that_sees_its_host(self):
        """Its group lies elsewhere than where the mounted folder begins."""
        group = Group(self, "seen")
        elsewhere = Group(self, "elsewhere")
        script = f'mount --bind {elsewhere.path} /sys/fs/cgroup && exec "$@"'
        prefix = ("unshare", "--mount", "sh", "-c", script, "sh")
        run = self.run_in(group, "grade", self.challenge, self.write("a.py", HONEST), prefix=prefix)
        self.assert_exit(run, INTERNAL)
        self.assertEqual(elsewhere.below(), [])

    def test_many_that_start_and_end_at_once(self):
        group = Group(self, "crowd")
        challenge, solution = self.made(SLOW), self.write("a.py", HONEST)
        for _ in range(3):
            crowd = [
                self.start(group, "grade", challenge, solution, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                for _ in range(4)
            ]
            for process in crowd:
                output, _ = process.communicate(timeout=900)
                self.assertEqual(process.returncode, ACCEPTED, output.decode())
            self.assert_as_it_was(group)

    def test_one_that_ends_leaves_the_others_alone(self):
        group = Group(self, "two")
        stays = self.start_sleeper(group, 2)
        self.assertEqual(self.batch_verdicts(group, {"a": HONEST}, SLOW), {"a": "accepted"})
        self.assertEqual(len([name for name in group.below() if name.startswith("gradebox-worker")]), 2)
        self.assertEqual(len(children(stays.pid)), 2)
        stays.terminate()
        stays.wait()
        self.assertTrue(wait_until(lambda: not group.below()), group.below())
        self.assert_as_it_was(group)

    def assert_cleaned_up_after(self, victims: list[str]):
        group = Group(self, "killed")
        batch = self.start_sleeper(group, 1)
        started = descendants(batch.pid)
        batch.send_signal(signal.SIGSTOP)  # or it would start another worker
        worker = children(batch.pid)[0]
        named = {name_of(pid): pid for pid in children(worker)} | {"worker": worker}
        for victim in victims:
            os.kill(named[victim], signal.SIGKILL)
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), "something is still running")
        batch.kill()
        batch.wait()
        if "zygote" not in victims:
            self.assertTrue(wait_until(lambda: not group.below()), group.below())
        # The next start sweeps up what nobody was left to remove.
        self.assertEqual(self.protections(group), ("full", "v2"))
        self.assert_as_it_was(group)

    def test_a_killed_worker(self):
        self.assert_cleaned_up_after(["worker"])

    def test_a_killed_zygote_and_worker(self):
        self.assert_cleaned_up_after(["zygote", "worker"])


class OrdinaryUser(ControlGroups):
    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "challenges" / "lru-cache", self.folder / "lru-cache")

    def test_a_delegated_group(self):
        group = Group(self, "delegated")
        group.give_to(USER)
        self.assertEqual(self.protections(group, user=USER), ("rootless", "v2"))
        sources = {"honest": HONEST, "greedy": TAKES.format(96), "children": CHILD_SPINS}
        limits = 'memory = "64MiB"\nprocesses = 2\n' + SLOW
        self.assertEqual(
            self.batch_verdicts(group, sources, limits, user=USER),
            {"honest": "accepted", "greedy": "memory_limit_exceeded", "children": "time_limit_exceeded"},
        )
        self.assertEqual(group.below(), [])
        self.assertEqual((group.path / "cgroup.subtree_control").read_text().split(), [])

    def test_a_group_of_somebody_else(self):
        group = Group(self, "foreign")
        self.assertEqual(self.protections(group, user=USER), ("rootless", "none"))
        limits = 'memory = "64MiB"\n' + SLOW
        self.assertEqual(
            self.batch_verdicts(group, {"honest": HONEST, "greedy": TAKES.format(96)}, limits, user=USER),
            {"honest": "accepted", "greedy": "runtime_error"},
        )
        self.assertEqual(group.below(), [])

    def test_a_delegated_group_after_a_kill(self):
        group = Group(self, "left")
        group.give_to(USER)
        batch = self.start_sleeper(group, 1, user=USER)
        started = descendants(batch.pid)
        batch.kill()
        batch.wait()
        self.assertTrue(wait_until(lambda: not any(map(alive, started))), "something is still running")
        self.assertTrue(wait_until(lambda: not group.below()), group.below())


if __name__ == "__main__":
    unittest.main()
