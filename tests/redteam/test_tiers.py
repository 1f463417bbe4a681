"""Rule 6: what the policy requires and the machine cannot give is refused; a weaker tier grades when it is asked for."""
import os
import shutil
import socket
import subprocess
import unittest

from gradebox_cli import ACCEPTED, INTERNAL, NOT_ACCEPTED, GradeboxTest
from ordinary_user import SHIPPED, OrdinaryUser
from redteam import toml


class Rootless(OrdinaryUser):
    def test_full_is_refused(self):
        run = self.grade_as_nobody("lru-cache", self.first_reference("lru-cache"), "full")
        self.assert_exit(run, INTERNAL)
        for words in ("'full' is required", "ordinary user", "--require rootless"):
            self.assertIn(words, run.stderr)
        self.assertNotIn('"accepted"', run.stdout)

    def test_rootless_grades_the_shipped_challenges(self):
        for challenge in SHIPPED:
            with self.subTest(challenge):
                run = self.grade_as_nobody(challenge, self.first_reference(challenge), "rootless")
                self.assert_exit(run, ACCEPTED)
                result = self.json_of(run)
                self.assertEqual(result["verdict"], "accepted")
                self.assertEqual(result["protections"]["tier"], "rootless")
                for protection in ("seccomp", "no_new_privileges", "user_namespace", "net_namespace"):
                    self.assertTrue(result["protections"][protection], protection)

    def test_rootless_finds_wrong_solutions_wrong(self):
        for verdict in ("wrong_answer", "growth_exceeded", "security_violation"):
            with self.subTest(verdict):
                folder = self.open / "challenges" / "lru-cache" / "solutions" / verdict
                run = self.grade_as_nobody("lru-cache", sorted(folder.glob("*.py"))[0], "rootless")
                self.assert_exit(run, NOT_ACCEPTED)
                self.assertEqual(self.json_of(run)["verdict"], verdict)

    def test_rootless_keeps_the_number_of_threads(self):
        one_too_many = '''import threading, time
try:
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
except RuntimeError:
    pass
else:
    raise ValueError("the second thread of one was started")
'''
        solution = self.open / "threads.py"
        solution.write_text(one_too_many + self.first_reference("lru-cache").read_text("utf-8"), "utf-8")
        run = self.grade_as_nobody("lru-cache", solution, "rootless")
        self.assert_exit(run, ACCEPTED)

    def test_rootless_keeps_the_number_of_threads_of_several(self):
        made = self.make_challenge("threads", toml("started", "threads = 3", {"shown": "public"}),
                                   {"shown": [{"id": "six", "args": [6], "expect": 2}]})  # fmt: skip
        shutil.copytree(made, self.open / "challenges" / "threads")
        solution = self.open / "threads.py"
        solution.write_text("""import threading
def started(n):
    end, count = threading.Event(), 0
    try:
        for _ in range(n):
            threading.Thread(target=end.wait).start()
            count += 1
    except RuntimeError:
        pass
    end.set()
    return count
""")
        run = self.grade_as_nobody("threads", solution, "rootless")
        self.assert_exit(run, ACCEPTED)

    def test_rootless_keeps_the_memory(self):
        too_much = """try:
    bytearray(1 << 29)
except MemoryError:
    pass
else:
    raise ValueError("eight times the limit was given")
"""
        solution = self.open / "memory.py"
        solution.write_text(too_much + self.first_reference("lru-cache").read_text("utf-8"), "utf-8")
        run = self.grade_as_nobody("lru-cache", solution, "rootless")
        self.assert_exit(run, ACCEPTED)


class Doctor(OrdinaryUser):
    def test_it_ends_by_tier(self):
        here = self.run_gradebox("doctor", "--json")
        self.assert_exit(here, ACCEPTED)
        found = self.json_of(here)
        self.assertEqual((found["schema"], found["tier"], found["sufficient"]), ("gradebox.doctor/1", "full", True))
        self.assertTrue(all(check["given"] for check in found["checks"]), found)
        for required, code in (("rootless", ACCEPTED), ("full", NOT_ACCEPTED)):
            nobody = self.run_as_nobody("doctor", "--json", "--require", required)
            self.assert_exit(nobody, code)
            self.assertEqual(self.json_of(nobody)["tier"], "rootless")

    def test_it_fits_on_a_screen(self):
        text = self.run_gradebox("doctor").stdout
        self.assertLessEqual(len(text.splitlines()), 24)
        self.assertEqual(text.count("\nyes "), 13)


class Refusals(GradeboxTest):
    def test_full_is_refused_without_landlock(self):
        run = self.run_gradebox(
            "grade", self.challenge, self.write("a.py", "x = 1\n"), "--require", "full",
            before=[os.environ["WITHOUT_NAMESPACES"], "--only", "landlock_create_ruleset"],
        )  # fmt: skip
        self.assert_exit(run, INTERNAL)
        self.assertIn("'full' is required", run.stderr)

    def test_an_unknown_tier(self):
        run = self.run_gradebox("grade", self.challenge, self.write("a.py", "x = 1\n"), "--require", "fullest")
        self.assertNotIn(run.code, (ACCEPTED, NOT_ACCEPTED))
        self.assertIn("fullest", run.stderr)

    def test_a_worker_that_is_asked_for_an_unknown_tier_does_not_start(self):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            command = [os.environ["GRADEBOX_WORKER"], "--socket", "0", "--require", "fullest"]
            worker = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
            first_frame = ours.recv(1 << 16)
        self.assertIn("unknown tier 'fullest'", worker.stderr)
        self.assertIn(b"unknown tier 'fullest'", first_frame)
        self.assertNotEqual(worker.returncode, 0)

    def test_every_result_lists_its_protections(self):
        _, result = self.grade("def double(n):\n    return n * 2\n")
        self.assertIn(result["protections"]["tier"], ("full", "rootless"))
        self.assertTrue(result["protections"]["seccomp"])


if __name__ == "__main__":
    unittest.main()
