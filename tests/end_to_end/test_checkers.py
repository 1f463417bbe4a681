"""Checkers, which decide where several answers are right, and generators, whose cases the reference answers."""
import json
import unittest

from gradebox_cli import ACCEPTED, INTERNAL, NOT_ACCEPTED, GradeboxTest

PAIR = """
def two_sum(numbers, total):
    for i, left in enumerate(numbers):
        for j in range(i):
            if left + numbers[j] == total:
                return {answer}
"""
CHECKER = """
def check(input, actual, data):
    numbers, total = input["args"]
    if not isinstance(actual, tuple):
        return "wrong_answer", 0, f"a tuple was asked for, not {actual!r}"
    i, j = actual
    if i == j:
        return False, 0.5, "the same number twice"
    return numbers[i] + numbers[j] == total and data in (None, {"kind": ("small", 1)})
"""
GENERATOR = """
import json, random, sys

seed, count = map(int, sys.argv[1:])
numbers = random.Random(seed)
for i in range(count):
    some = [numbers.randrange(100) for _ in range(4)]
    print(json.dumps({"id": f"case-{i}", "args": [some, some[0] + some[3]]}))
"""
TOML = """
title = "A pair"
[entry]
kind = "calls"
function = "two_sum"
[comparator]
kind = "checker"
program = "checker.py"
[[group]]
name = "all"
points = 6
"""


class PairTest(GradeboxTest):
    def make(self, files, toml=TOML, checker=CHECKER, reference=PAIR.format(answer="(j, i)")):
        challenge = self.folder / "pair"
        (challenge / "cases").mkdir(parents=True)
        (challenge / "solutions/accepted").mkdir(parents=True)
        (challenge / "challenge.toml").write_text(toml)
        (challenge / "statement.md").write_text("A pair.\n")
        (challenge / "cases/checker.py").write_text(checker)
        (challenge / "solutions/accepted/reference.py").write_text(reference)
        for name, text in files.items():
            (challenge / "cases" / name).write_text(text)
        return challenge

    def graded(self, challenge, source, code):
        run, result = self.grade(source, "--reveal", challenge=challenge)
        self.assert_exit(run, code)
        return result


class Checkers(PairTest):
    def make_with_cases(self, **changes):
        cases = [{"id": "1", "args": [[1, 2, 3], 5]}, {"id": "2", "args": [[2, 4], 6], "data": {"kind": {"$tuple": ["small", 1]}}}, {"id": "3", "args": [[5, 5], 10]}]
        return self.make({"all.jsonl": "".join(json.dumps(case) + "\n" for case in cases)}, **changes)

    def test_every_right_answer_is_accepted(self):
        challenge = self.make_with_cases()
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)
        for answer in ("(i, j)", "(j, i)"):
            self.assertEqual(self.graded(challenge, PAIR.format(answer=answer), ACCEPTED)["score"], 6)

    def test_scores_and_messages(self):
        result = self.graded(self.make_with_cases(), "def two_sum(numbers, total):\n    return (0, 0)\n", NOT_ACCEPTED)
        self.assertEqual(result["score"], 3)
        self.assertEqual({case["message"] for case in result["cases"]}, {"the same number twice"})
        result = self.graded(self.folder / "pair", PAIR.format(answer="[j, i]"), NOT_ACCEPTED)
        self.assertEqual(result["cases"][0]["message"], "a tuple was asked for, not [1, 2]")

    def test_hidden_cases_tell_nothing(self):
        result = self.grade("def two_sum(numbers, total):\n    return (0, 0)\n", challenge=self.make_with_cases())[1]
        self.assertEqual({case["message"] for case in result["cases"]}, {""})

    def test_only_plain_values_reach_a_checker(self):
        source = "class Pair(tuple):\n    pass\ndef two_sum(numbers, total):\n    return Pair((0, 1))\n"
        result = self.graded(self.make_with_cases(), source, NOT_ACCEPTED)
        self.assertEqual({case["verdict"] for case in result["cases"]}, {"wrong_answer"})

    def test_what_fails_before_is_not_asked_about(self):
        result = self.graded(self.make_with_cases(), "def two_sum(numbers, total):\n    raise KeyError(total)\n", NOT_ACCEPTED)
        self.assertEqual({case["verdict"] for case in result["cases"]}, {"runtime_error"})

    def test_a_checker_that_fails_is_nobodys_zero(self):
        for checker in ("def check(input, actual, data):\n    return 1\n", "def check(input, actual, data):\n    raise KeyError\n",
                        "def check(\n", "", "def check(input, actual, data):\n    return True, 0.5\n",
                        "def check(input, actual, data):\n    return False, 2\n", "def check(input, actual, data):\n    return False, -0.5\n",
                        "def check(input, actual, data):\n    return False, 'half'\n",
                        "import os\ndef check(input, actual, data):\n    os._exit(0)\n"):
            with self.subTest(checker=checker):
                challenge = self.folder / "pair"
                if not challenge.exists():
                    self.make_with_cases()
                (challenge / "cases/checker.py").write_text(checker)
                result = self.graded(challenge, PAIR.format(answer="(j, i)"), INTERNAL)
                self.assertEqual({case["verdict"] for case in result["cases"]}, {"judge_error"})
                self.assertIn("the checker failed, not the solution", result["cases"][0]["message"])

    def test_a_script_is_checked_by_what_it_prints(self):
        toml = TOML.replace('kind = "calls"\nfunction = "two_sum"', 'kind = "script"')
        checker = "def check(input, actual, data):\n    return sorted(actual.split()) == sorted(input['argv']) and data == 1\n"
        challenge = self.make({"all.jsonl": '{"id": "1", "argv": ["a", "b"], "data": 1}\n'}, toml, checker, "print('a b')")
        self.graded(challenge, "print('b')\nprint('a')\n", ACCEPTED)
        self.graded(challenge, "print('b')\n", NOT_ACCEPTED)

    def test_mistakes_in_cases(self):
        challenge = self.make({"all.jsonl": '{"id": "1", "args": [[1], 2], "expect": [0, 1]}\n'})
        run = self.run_gradebox("check", challenge)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertIn('all.jsonl:1', run.stdout)
        self.assertIn("the group's checker decides", run.stdout)


class Generators(PairTest):
    def make_generated(self, generator=GENERATOR, **changes):
        toml = TOML.replace('[comparator]\nkind = "checker"\nprogram = "checker.py"\n', "")
        return self.make({"generate.py": generator}, toml + 'generator = "generate.py"\nseed = 5\ncount = 12\n', **changes)

    def test_the_references_answers_are_expected(self):
        challenge = self.make_generated()
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)
        result = self.graded(challenge, PAIR.format(answer="(j, i)"), ACCEPTED)
        self.assertEqual(len(result["cases"]), 12)
        other = self.graded(challenge, PAIR.format(answer="(i, j)"), NOT_ACCEPTED)
        self.assertEqual([case["feedback"]["input"] for case in other["cases"]], [case["feedback"]["input"] for case in result["cases"]])

    def test_a_reference_that_changes_is_another_challenge(self):
        challenge = self.make_generated()
        before = self.graded(challenge, PAIR.format(answer="(j, i)"), ACCEPTED)["hashes"]["challenge"]
        (challenge / "solutions/accepted/reference.py").write_text(PAIR.format(answer="(i, j)"))
        after = self.graded(challenge, PAIR.format(answer="(i, j)"), ACCEPTED)["hashes"]["challenge"]
        self.assertNotEqual(before, after)

    def test_generators_that_fail(self):
        for generator, message in (("raise KeyError('seed')", "KeyError"), ("print('{}')", '"id" is missing'),
                                   ("", "has no cases"), (GENERATOR.replace("range(count)", "range(count - 1)"), "11 cases where 12")):
            with self.subTest(generator=generator):
                challenge = self.folder / "pair"
                if not challenge.exists():
                    self.make_generated()
                (challenge / "cases/generate.py").write_text(generator)
                run = self.run_gradebox("check", challenge)
                self.assert_exit(run, INTERNAL)
                self.assertIn("generate.py", run.stdout)
                self.assertIn(message, run.stdout)


if __name__ == "__main__":
    unittest.main()
