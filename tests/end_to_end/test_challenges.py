"""Challenges that are not there or not sound: the message says which file, where, and what to do."""
import unittest

from gradebox_cli import ACCEPTED, DOUBLE_TOML, NOT_ACCEPTED, RIGHT, USAGE, WRONG, GradeboxTest


class Unknown(GradeboxTest):
    def test_a_mistyped_id_gets_a_suggestion(self):
        solution = self.write("solution.py", RIGHT)
        run = self.run_gradebox("grade", "duoble", solution, "--challenges", self.folder / "challenges")
        self.assert_exit(run, USAGE)
        self.assertIn("duoble", run.stderr)
        self.assertRegex(run.stderr, r"[Dd]id you mean .?double")

    def test_a_mistyped_verdict_gets_a_suggestion(self):
        run = self.run_gradebox("explain", "wrong_anser")
        self.assert_exit(run, USAGE)
        self.assertRegex(run.stderr, r"[Dd]id you mean .?wrong_answer")


class Broken(GradeboxTest):
    def assert_fault(self, toml: str, *words: str):
        challenge = self.make_challenge("broken", toml=toml)
        checked = self.run_gradebox("check", challenge)
        self.assert_exit(checked, NOT_ACCEPTED)
        graded = self.run_gradebox("grade", challenge, self.write("solution.py", RIGHT))
        self.assert_exit(graded, USAGE)
        for word in words:
            self.assertIn(word, checked.stdout + checked.stderr)
            self.assertIn(word, graded.stderr)

    def test_toml_that_does_not_parse(self):
        self.assert_fault('title = "Double"\ndomain = oops\n', "challenge.toml:2:")

    def test_an_unknown_key(self):
        toml = DOUBLE_TOML.replace("difficulty =", "dificulty =")
        self.assert_fault(toml, "challenge.toml:4:1:", "dificulty", "difficulty")

    def test_a_wrong_unit(self):
        toml = DOUBLE_TOML + '\n[limits]\nmemory = "64 parsecs"\n'
        self.assert_fault(toml, "challenge.toml:21:10:", "MiB")

    def test_a_missing_cases_file(self):
        toml = DOUBLE_TOML + '\n[[group]]\nname = "absent"\nvisibility = "hidden"\npoints = 1\n'
        self.assert_fault(toml, "cases/absent.jsonl", "no such file", '"absent"')

    def test_every_fault_is_reported_at_once(self):
        toml = DOUBLE_TOML.replace('"easy"', '"trivial"').replace("points = 3", "points = -3")
        self.assert_fault(toml, "challenge.toml:4:", "challenge.toml:18:")

    def test_a_broken_case_has_its_line(self):
        challenge = self.make_challenge("broken")
        self.write(challenge / "cases" / "shown.jsonl", '{"id": "a", "args": [1], "expect": 2}\n{"id": "b", "args"\n')
        run = self.run_gradebox("check", challenge)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertIn("shown.jsonl:2:", run.stdout + run.stderr)


class Check(GradeboxTest):
    def test_a_sound_challenge(self):
        self.write(self.challenge / "solutions" / "wrong_answer" / "adds.py", WRONG)
        self.assert_exit(self.run_gradebox("check", self.challenge), ACCEPTED)

    def test_a_reference_that_fails(self):
        self.write(self.challenge / "solutions" / "accepted" / "adds.py", WRONG)
        run = self.run_gradebox("check", self.challenge)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertIn("adds.py", run.stdout + run.stderr)

    def test_a_wrong_solution_that_passes(self):
        self.write(self.challenge / "solutions" / "wrong_answer" / "right.py", RIGHT)
        run = self.run_gradebox("check", self.challenge)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertIn("right.py", run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
