"""What tests with broken machinery share: a batch of many small submissions with known verdicts, run in control groups
of its own, where nothing it started can hide; and kills at moments that a seed decides."""
import ctypes
import json
import os
import random
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

from gradebox_cli import GRADEBOX, ROOT, environment
from redteam import Attack, children, name_of, need, toml

DEFAULT_SEED = 1
CLONE_NEWNS, CLONE_NEWPID = 0x20000, 0x20000000
MS_REC, MS_PRIVATE = 1 << 14, 1 << 18
PR_SET_PDEATHSIG = 1

# Each is done in some milliseconds; the last two are stopped at their limits.
KINDS = {
    "right": ("accepted", "def answer(n):\n    return n + 1\n"),
    "large": ("accepted", "def answer(n):\n    return n + len(bytearray(b'x') * (4 << 20)) // (4 << 20)\n"),
    "wrong": ("wrong_answer", "def answer(n):\n    return n + 2\n"),
    "raising": ("runtime_error", "def answer(n):\n    raise KeyError(n)\n"),
    "leaving": ("runtime_error", "import os\n\ndef answer(n):\n    os._exit(0)\n"),
    "killed": ("runtime_error", "import os\n\ndef answer(n):\n    os.kill(os.getpid(), 9)\n"),
    "garbled": ("compile_error", "def answer(n:\n"),
    "endless": ("time_limit_exceeded", "def answer(n):\n    while True: pass\n"),
    "greedy": ("memory_limit_exceeded", "def answer(n):\n    return len(bytearray(b'x') * (64 << 20))\n"),
}
WEIGHTS = {"right": 10, "large": 4, "wrong": 4, "raising": 2}  # of 1 the others
LIMITS = 'cpu_time = "200ms"\nwall_time = "5s"\nmemory = "24MiB"'
CONTROLLERS = ("memory", "pids", "cpuacct")


def seed() -> int:
    """--seed N or GRADEBOX_FAULT_SEED; the same kills at the same rows, as far as the machine's timing allows."""
    if "--seed" in sys.argv:
        at = sys.argv.index("--seed")
        os.environ["GRADEBOX_FAULT_SEED"] = sys.argv[at + 1]
        del sys.argv[at : at + 2]
    return int(os.environ.get("GRADEBOX_FAULT_SEED", DEFAULT_SEED))


def own_world():
    """Goes on in a child, in pid and mount namespaces of its own: whatever a fault makes gradebox kill or leave, it stays
    in there and goes with it. Pid 1 reaps what nobody waits for."""
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() != 0:
        return  # then the tests say what they need
    if libc.unshare(CLONE_NEWNS | CLONE_NEWPID) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    init = os.fork()
    if init != 0:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(init, 0)[1]))
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if libc.mount(None, b"/", None, MS_PRIVATE | MS_REC, None) != 0 or libc.mount(b"proc", b"/proc", b"proc", 0, None) != 0:
        raise OSError(ctypes.get_errno(), "mount")
    tests = os.fork()
    if tests == 0:
        return
    while True:
        pid, status = os.wait()
        if pid == tests:
            os._exit(1 if os.waitstatus_to_exitcode(status) != 0 else 0)


def mount_tmpfs(folder: Path, options: str):
    folder.mkdir(parents=True, exist_ok=True)
    if ctypes.CDLL(None, use_errno=True).mount(b"tmpfs", bytes(folder), b"tmpfs", 0, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), f"tmpfs at {folder}")


def own_groups() -> dict[str, Path]:
    """The control group of this process in each hierarchy that matters."""
    found = {}
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, names, path = line.split(":", 2)
        for name in set(names.split(",")) & set(CONTROLLERS):
            found[name] = Path("/sys/fs/cgroup") / name / path.lstrip("/")
    return found


class Groups:
    """Control groups around one gradebox and all that it starts."""

    def __init__(self, name: str):
        self.folders = {controller: group / name for controller, group in own_groups().items()}
        for folder in self.folders.values():
            folder.mkdir()

    def limit(self, file: str, value: int):
        (self.folders[file.split(".")[0]] / file).write_text(str(value))

    def enter(self):
        for folder in self.folders.values():
            (folder / "cgroup.procs").write_text("0")

    def below(self) -> list[Path]:
        return [Path(path) for folder in self.folders.values() for path, _, _ in os.walk(folder) if Path(path) != folder]

    def processes(self) -> set[int]:
        found = set()
        for folder in [*self.folders.values(), *self.below()]:
            try:
                found |= {int(pid) for pid in (folder / "cgroup.procs").read_text().split()}
            except OSError:
                continue  # removed just now
        return found

    def wait_for_the_end(self, seconds: float) -> set[int]:
        """Waits until nothing runs in them any more. Gives what still does after that time."""
        while pids := self.processes():
            for pid in pids:
                try:
                    pidfd = os.pidfd_open(pid)
                except ProcessLookupError:
                    continue
                ended, _, _ = select.select([pidfd], [], [], seconds)
                os.close(pidfd)
                if not ended:
                    return self.processes()
        return set()

    def remove(self):
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self.wait_for_the_end(30)
        for folder in [*reversed(self.below()), *self.folders.values()]:
            if folder.exists():
                folder.rmdir()


def machinery(gradebox: int) -> dict[str, list[int]]:
    """What runs below a gradebox now."""
    found = {"worker": children(gradebox), "zygote": [], "init": [], "run": []}
    for worker in found["worker"]:
        for pid in children(worker):
            name = name_of(pid)
            if name == "init":
                found["init"].append(pid)
            if name == "zygote":
                found["zygote"].append(pid)
                found["run"] += children(pid)
    return found


def kill_one(gradebox: int, kind: str, choose: random.Random) -> bool:
    """Kills one of a kind. False: there was none."""
    victims = machinery(gradebox)[kind]
    if not victims:
        return False
    victim = choose.choice(victims)
    try:
        pidfd = os.pidfd_open(victim)
    except ProcessLookupError:
        return False
    try:
        if victim not in machinery(gradebox)[kind]:  # else the number may be another's by now
            return False
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    except ProcessLookupError:
        return False
    finally:
        os.close(pidfd)
    return True


class Batch:
    """A batch under way. on_row is called with the number of rows whenever one more has come."""

    def __init__(self, command: list, groups: Groups, folder: Path, on_row=None, before=None, **extra: str):
        def enter():
            groups.enter()
            if before:
                before()

        self.rows, self.stderr = [], ""
        self.on_row = on_row
        variables = {"GRADEBOX_CACHE": str(folder / "cache"), "TMPDIR": str(folder / "tmp")} | extra
        self.process = subprocess.Popen(
            [GRADEBOX, *map(str, command)], env=environment(**variables), preexec_fn=enter,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
        )  # fmt: skip

    def finish(self) -> int:
        reader = threading.Thread(target=self.read_errors)
        reader.start()
        for line in self.process.stdout:
            try:
                self.rows.append(json.loads(line))
            except ValueError:
                continue  # cut off: gradebox was killed
            if self.on_row:
                self.on_row(self, len(self.rows))
        reader.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait()

    def read_errors(self):
        self.stderr = self.process.stderr.read()


class FaultTest(Attack):
    def setUp(self):
        super().setUp()
        need(self, os.geteuid() == 0, "root, to kill what runs in a box")
        need(self, set(own_groups()) == set(CONTROLLERS), "control groups v1")
        self.seed = seed()
        self.made_groups = 0
        self.random = random.Random(f"{self.seed} {self.id()}")
        (self.folder / "tmp").mkdir()
        self.challenge = self.make_challenge(
            "faults", toml("answer", LIMITS, {"shown": "public"}), {"shown": [{"id": "one", "args": [1], "expect": 2}]}
        )

    def submissions(self, count: int, folder: str = "batch") -> dict[str, str]:
        """Writes that many, and gives the verdict that each must get."""
        kinds = list(KINDS)
        chosen = self.random.choices(kinds, [WEIGHTS.get(kind, 1) for kind in kinds], k=count)
        expected = {}
        for number, kind in enumerate(chosen):
            verdict, source = KINDS[kind]
            expected[str(self.write(f"{folder}/{number:03}_{kind}.py", source))] = verdict
        return expected

    def groups(self) -> Groups:
        self.made_groups += 1
        groups = Groups(f"{self.folder.name}-{self.made_groups}")
        self.addCleanup(groups.remove)
        return groups

    def command(self, folder: str = "batch", *more: object) -> list:
        return ["batch", self.folder / folder, "--challenge", self.challenge, "--workers", 2,
                "--report", "jsonl=-", *more]  # fmt: skip

    def about(self, batch: Batch) -> str:
        return f"\nseed {self.seed}; exit code {batch.process.returncode}\n{batch.stderr}"

    def assert_rows(self, batch: Batch, expected: dict[str, str], all_of_them: bool = True) -> int:
        """Each is right or a judge_error, whose number is given."""
        rows = {row["submission"]: row for row in batch.rows}
        self.assertEqual(len(rows), len(batch.rows), "a row came twice" + self.about(batch))
        if all_of_them:
            self.assertEqual(list(rows), list(expected), "rows are missing or not in order" + self.about(batch))
        wrong = {name: (row["verdict"], row["cases"]) for name, row in rows.items()
                 if row["verdict"] not in (expected[name], "judge_error")}  # fmt: skip
        self.assertEqual(wrong, {}, self.about(batch))
        errors = [row for row in rows.values() if row["verdict"] == "judge_error"]
        for row in errors:
            said = row["message"] or "".join(case["message"] for case in row["cases"])
            self.assertTrue(said, "a judge_error without a reason" + self.about(batch))
        return len(errors)

    def sweep_up(self, groups: Groups):
        """Where gradebox, worker and zygote were killed alike, the next start takes the empty control groups away."""
        self.assertEqual(groups.wait_for_the_end(60), set())
        groups.limit("memory.limit_in_bytes", -1)
        self.assertEqual(Batch(["grade", self.challenge, ROOT / "README.md", "-q"], groups, self.folder).finish(), 1)

    def assert_nothing_left(self, batch: Batch, groups: Groups, mounts_before: str):
        self.assertEqual(groups.wait_for_the_end(60), set(), "still running" + self.about(batch))
        self.assertEqual(groups.below(), [], "control groups are left" + self.about(batch))
        self.assertEqual(Path("/proc/self/mountinfo").read_text(), mounts_before, "mounts are left" + self.about(batch))
        self.assertEqual(list((self.folder / "tmp").iterdir()), [], "temporary files are left" + self.about(batch))
