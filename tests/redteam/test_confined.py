"""The tier `confined`: no namespaces, as in an unprivileged container. What it keeps, and what it says it does not.

Here a candidate sees the host's processes and files, and is their user. A seccomp filter around gradebox, as a container
has one, refuses namespaces and mounts (tests/support/without_namespaces.cpp).
"""
import ast
import json
import os
import shutil
import signal
import subprocess
import unittest
from pathlib import Path

from gradebox_cli import ACCEPTED, INTERNAL, NOT_ACCEPTED, environment
from ordinary_user import NOBODY, SHIPPED, OrdinaryUser
from redteam import alive, descendants, is_confined, toml, wait_until

WITHOUT_NAMESPACES = os.environ["WITHOUT_NAMESPACES"]

# Each probe is something that the host's user may do. What comes of it is a word: "done" or the error's name.
PROBES = r'''
import ctypes, errno, fcntl, os, resource, signal, socket, threading

VICTIM = {victim!r}
HOST = os.getppid()
libc = ctypes.CDLL(None, use_errno=True)

def call(number, *arguments):
    ctypes.set_errno(0)
    if libc.syscall(number, *(ctypes.c_long(a) for a in arguments)) < 0:
        raise OSError(ctypes.get_errno(), "call")

def own_a_pipe():
    reader, writer = os.pipe()
    fcntl.fcntl(reader, fcntl.F_SETOWN, HOST)

def thread():
    worker = threading.Thread(target=int)
    worker.start()
    worker.join()

PROBES = {{
    "signal its parent": lambda: os.kill(HOST, 0),
    "signal everybody": lambda: os.kill(-1, 0),
    "signal a process group": lambda: os.killpg(os.getpgid(HOST), 0),
    "signal a thread of its parent": lambda: call(234, HOST, HOST, 0),
    "signal a thread by its id": lambda: call(200, HOST, 0),
    "queue a signal": lambda: call(129, HOST, 0, 0),
    "signal through a pidfd": lambda: os.pidfd_open(HOST),
    "signal by a descriptor's owner": own_a_pipe,
    "limit its parent": lambda: resource.prlimit(HOST, resource.RLIMIT_NOFILE, (0, 0)),
    "slow its parent down": lambda: os.setpriority(os.PRIO_PROCESS, HOST, 19),
    "slow its user down": lambda: os.setpriority(os.PRIO_USER, 0, 19),
    "read its parent's memory": lambda: open(f"/proc/{{HOST}}/mem", "rb"),
    "read its parent's environment": lambda: open(f"/proc/{{HOST}}/environ", "rb"),
    "read its parent's command line": lambda: open(f"/proc/{{HOST}}/cmdline", "rb"),
    "read its parent's descriptors": lambda: os.listdir(f"/proc/{{HOST}}/fd"),
    "list processes": lambda: os.listdir("/proc"),
    "read a file of its user": lambda: open(VICTIM),
    "write a file of its user": lambda: open(VICTIM, "a"),
    "list a folder of its user": lambda: os.listdir(os.path.dirname(VICTIM)),
    "delete a file of its user": lambda: os.unlink(VICTIM),
    "move a file of its user": lambda: os.rename(VICTIM, "mine"),
    "link a file of its user": lambda: os.link(VICTIM, "mine"),
    "truncate a file of its user": lambda: os.truncate(VICTIM, 0),
    "change the mode of a file of its user": lambda: os.chmod(VICTIM, 0),
    "change the times of a file of its user": lambda: os.utime(VICTIM, (0, 0)),
    "make a file beside it": lambda: open(VICTIM + ".new", "w"),
    "reach it through a link": lambda: (os.symlink(VICTIM, "link"), open("link")),
    "list temporary files": lambda: os.listdir("/tmp"),
    "make a temporary file of everybody": lambda: open("/tmp/of-a-candidate", "w"),
    "make shared memory": lambda: open("/dev/shm/of-a-candidate", "w"),
    "read the accounts": lambda: open("/etc/passwd"),
    "list the root": lambda: os.listdir("/"),
    "list other runs": lambda: os.listdir("../.."),
    "make a socket": lambda: socket.socket(socket.AF_UNIX),
    "make a network socket": lambda: socket.socket(socket.AF_INET),
    "make a pair that sends anywhere": lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
    "start a process": os.fork,
    "run a program": lambda: os.execv("/usr/bin/true", ["true"]),
    "start a thread too many": thread,
    "outlive its parent": lambda: call(157, 1, 0),
    "work in its own folder": lambda: open("mine", "w").write("x"),
    "signal itself": lambda: os.kill(os.getpid(), 0),
    "read what it is itself": lambda: open("/proc/self/status").read(),
    "pair of sockets": lambda: socket.socketpair(),
    "import a module": lambda: __import__("sqlite3"),
}}

def outcome(probe):
    try:
        probe()
        return "done"
    except OSError as failure:
        return errno.errorcode[failure.errno]
    except RuntimeError:
        return "refused"

def answer(n):
    return {{name: outcome(probe) for name, probe in PROBES.items()}}
'''
OUTCOMES = {
    "signal by a descriptor's owner": "ENOSYS",
    "outlive its parent": "ENOSYS",
    "make a pair that sends anywhere": "ENOSYS",
    "start a process": "EAGAIN",
    "start a thread too many": "refused",
    "signal its parent": "EPERM",
    "signal everybody": "EPERM",
    "signal a process group": "EPERM",
    "signal a thread of its parent": "EPERM",
    "signal a thread by its id": "EPERM",
    "queue a signal": "EPERM",
    "signal through a pidfd": "EPERM",
    "limit its parent": "EPERM",
    "slow its parent down": "EPERM",
    "slow its user down": "EPERM",
    "truncate a file of its user": "EPERM",
    "change the mode of a file of its user": "EPERM",
    "change the times of a file of its user": "EPERM",
    "move a file of its user": "EACCES|EXDEV",
    "link a file of its user": "EACCES|EPERM|EXDEV",
    "work in its own folder": "done",
    "signal itself": "done",
    "read what it is itself": "done",
    "pair of sockets": "done",
    "import a module": "done",
}


class Confined(OrdinaryUser):
    def setUp(self):
        super().setUp()
        shutil.copy(WITHOUT_NAMESPACES, self.open / "without_namespaces")
        self.temporary = self.open / "tmp"
        self.temporary.mkdir()
        self.temporary.chmod(0o777)
        self.victim = self.open / "home" / "victim"
        self.victim.parent.mkdir()
        self.victim.write_text("untouched")
        for path in (self.victim, self.victim.parent):
            os.chown(path, NOBODY, NOBODY)

    def env(self, user: int) -> dict[str, str]:
        return environment(
            GRADEBOX_WORKER=str(self.open / "gradebox-worker"),
            GRADEBOX_CACHE=str(self.open / "cache" / str(user)),
            GRADEBOX_REQUIRE="confined",
            TMPDIR=str(self.temporary),
            HOME="/nonexistent",
        )

    def confined(self, *arguments: object, user: int = NOBODY, refuse: str | None = None) -> subprocess.Popen:
        """`refuse` is a system call that is refused as well."""
        more = ["--and", refuse] if refuse else []
        return subprocess.Popen(
            [self.open / "without_namespaces", *more, self.open / "gradebox", *map(str, arguments)],
            user=user, group=user, extra_groups=[], cwd="/", env=self.env(user), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def grade_confined(self, challenge: Path, source: Path | str, user: int = NOBODY) -> tuple[int, dict, str]:
        if isinstance(source, str):
            solution = self.open / "solution.py"
            solution.write_text(source, "utf-8")
        else:
            solution = source
        process = self.confined("grade", challenge, solution, "--report", "json=-", user=user)
        output, errors = process.communicate(timeout=120)
        return process.returncode, json.loads(output), errors

    def challenge_open(self, limits: str = "") -> Path:
        """A challenge of one public case that everybody can read."""
        made = self.make_challenge("probed", toml("answer", limits, {"shown": "public"}),
                                   {"shown": [{"id": "one", "args": [1], "expect": 2}]})  # fmt: skip
        return shutil.copytree(made, self.open / "probed")

    def probe(self, user: int) -> dict[str, str]:
        source = PROBES.format(victim=str(self.victim))
        _, result, errors = self.grade_confined(self.challenge_open(), source, user)
        self.assertEqual(result["protections"]["tier"], "confined", errors)
        return ast.literal_eval(result["cases"][0]["feedback"]["actual"])

    def assert_kept(self, found: dict[str, str]):
        for probe, outcome in found.items():
            with self.subTest(probe):
                self.assertIn(outcome, OUTCOMES.get(probe, "EACCES").split("|"))
        self.assertEqual(self.victim.read_text(), "untouched")
        self.assertEqual(self.victim.stat().st_mode & 0o777, 0o644)
        self.assertEqual(list(self.temporary.iterdir()), [])

    def test_an_ordinary_user_is_kept_from_its_own_processes_and_files(self):
        found = self.probe(NOBODY)
        self.assertGreater(len(found), 40)
        self.assert_kept(found)

    def test_root_gives_the_candidate_another_user(self):
        self.assert_kept(self.probe(0))

    def test_the_shipped_challenges_are_graded(self):
        for user, challenges in ((NOBODY, SHIPPED), (0, ["stream-large-log"])):
            for challenge in challenges:
                with self.subTest(challenge, user=user):
                    code, result, errors = self.grade_confined(
                        self.open / "challenges" / challenge, self.first_reference(challenge), user
                    )
                    self.assertEqual((code, result["verdict"]), (ACCEPTED, "accepted"), errors)

    def test_wrong_solutions_are_found_wrong(self):
        for verdict in ("wrong_answer", "growth_exceeded", "security_violation"):
            with self.subTest(verdict):
                folder = self.open / "challenges" / "lru-cache" / "solutions" / verdict
                solution = sorted(folder.glob("*.py"))[0]
                code, result, _ = self.grade_confined(self.open / "challenges" / "lru-cache", solution)
                self.assertEqual((code, result["verdict"]), (NOT_ACCEPTED, verdict))

    def test_doctor_says_what_is_lost_and_ends_by_tier(self):
        for required, code in (("confined", ACCEPTED), ("rootless", NOT_ACCEPTED), ("full", NOT_ACCEPTED)):
            process = self.confined("doctor", "--json", "--require", required)
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, errors)
            found = json.loads(output)
            self.assertEqual((found["tier"], found["required"]), ("confined", required))
            missing = {check["protection"] for check in found["checks"] if not check["given"]}
            self.assertIn("pid namespace", missing)
            self.assertNotIn("seccomp", missing)
        process = self.confined("doctor", "--require", "full")
        text, _ = process.communicate(timeout=60)
        self.assertTrue(text.startswith("tier confined; full is required"), text)
        self.assertIn("to get user namespace, pid namespace", text)

    def test_a_stronger_tier_is_refused(self):
        solution = self.first_reference("lru-cache")
        for tier in ("full", "rootless"):
            process = self.confined("grade", self.open / "challenges" / "lru-cache", solution, "--require", tier)
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERNAL, output)
            for words in (f"'{tier}' is required", "no namespaces", "--require confined"):
                self.assertIn(words, errors)

    def test_without_landlock_or_seccomp_nothing_runs(self):
        for call, words in (("landlock_create_ruleset", "no Landlock"), ("seccomp", "no seccomp filters")):
            process = self.confined(
                "grade", self.open / "challenges" / "lru-cache", self.first_reference("lru-cache"), refuse=call
            )
            output, errors = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERNAL, output)
            self.assertIn(words, errors)

    def test_an_input_file_cannot_be_changed_by_its_owner(self):
        challenge = self.challenge_open()
        data = challenge / "cases" / "given.txt"
        data.write_text("untouched")
        os.chown(data, NOBODY, NOBODY)
        case = {"id": "one", "args": [1], "files": {"given.txt": {"$data": "given.txt"}}, "expect": 2}
        (challenge / "cases" / "shown.jsonl").write_text(json.dumps(case) + "\n")
        change = """def answer(n):
    assert open("given.txt").read() == "untouched"
    try:
        open("given.txt", "r+").write("changed!!")
    except PermissionError:
        pass
    return n + 1
"""
        for user in (NOBODY, 0):
            _, result, errors = self.grade_confined(challenge, change, user)
            self.assertEqual(result["verdict"], "accepted", errors)
            self.assertEqual(data.read_text(), "untouched")

    def test_a_challenge_that_lets_processes_start_is_refused(self):
        challenge = self.challenge_open("processes = 2")
        code, result, _ = self.grade_confined(challenge, "def answer(n):\n    return n + 1\n")
        self.assertEqual((code, result["verdict"]), (INTERNAL, "judge_error"))
        self.assertIn("may start processes", result["cases"][0]["message"])

    def test_what_a_candidate_leaves_is_removed_whatever_it_did_to_it(self):
        deep = """import os
def answer(n):
    os.umask(0o777)
    for _ in range(300):
        os.mkdir("d")
        try:
            os.chdir("d")
        except PermissionError:
            break
    os.umask(0)
    for _ in range(300):
        os.mkdir("e")
        os.chdir("e")
        open("f", "w").close()
    os.mkfifo("pipe")
    os.symlink("/", "link")
    return n + 1
"""
        for user in (NOBODY, 0):
            _, result, _ = self.grade_confined(self.challenge_open(), deep, user)
            shutil.rmtree(self.open / "probed")
            shutil.rmtree(self.folder / "challenges" / "probed")
            self.assertEqual(result["verdict"], "accepted", result)
            self.assertEqual(list(self.temporary.iterdir()), [])

    def start_sleeper(self, challenge: Path) -> tuple[subprocess.Popen, list[int]]:
        """gradebox, and its worker, zygote and run."""
        solution = self.open / "sleeper.py"
        solution.write_text("import time\ndef answer(n):\n    time.sleep(60)\n")
        process = self.confined("grade", challenge, solution)
        self.assertTrue(wait_until(lambda: any(map(is_confined, descendants(process.pid)[2:]))), "nothing was started")
        return process, descendants(process.pid)[:3]

    def test_a_run_ends_with_its_zygote_while_the_worker_cannot_end_it(self):
        process, (worker, zygote, run) = self.start_sleeper(self.challenge_open('wall_time = "60s"'))
        os.kill(worker, signal.SIGSTOP)
        os.kill(zygote, signal.SIGKILL)
        gone = wait_until(lambda: not alive(run))
        os.kill(worker, signal.SIGCONT)
        process.kill()
        process.communicate()
        self.assertTrue(gone, "the run outlives it")

    def test_nothing_is_left_when_programs_are_killed(self):
        challenge = self.challenge_open('wall_time = "60s"')
        for victim in ("gradebox", "worker", "zygote"):
            with self.subTest(victim):
                process, started = self.start_sleeper(challenge)
                worker, zygote, run = started
                os.kill({"gradebox": process.pid, "worker": worker, "zygote": zygote}[victim], signal.SIGKILL)
                self.assertTrue(wait_until(lambda: not alive(run)), "the run outlives it")
                process.kill()
                process.communicate()
                everyone = [*started, *descendants(process.pid)]
                self.assertTrue(wait_until(lambda: not any(map(alive, everyone))), "a process outlives it")
                self.assertTrue(wait_until(lambda: not list(self.temporary.iterdir())), "a folder is left")


if __name__ == "__main__":
    unittest.main()
