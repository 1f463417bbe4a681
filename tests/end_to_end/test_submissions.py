"""What people hand in that is not a solution: each gets a fitting verdict or a clear refusal, and nothing hangs."""
import os
import unittest

from gradebox_cli import ACCEPTED, NOT_ACCEPTED, RIGHT, USAGE, WRONG, GradeboxTest


class NoSolutionAtAll(GradeboxTest):
    def assert_refused(self, path, *words: str):
        run = self.run_gradebox("grade", self.challenge, path, "--report", "json=-", timeout=30)
        self.assert_exit(run, USAGE)
        self.assertEqual(run.stdout, "")
        for word in (path.name, *words):
            self.assertIn(word, run.stderr)

    def test_a_missing_file_is_named(self):
        self.assert_refused(self.folder / "nowhere.py", "No such file")

    def test_a_directory_is_refused(self):
        self.assert_refused(self.folder / "challenges", "directory")

    def test_a_fifo_is_refused_without_waiting_for_a_writer(self):
        os.mkfifo(self.folder / "pipe.py")
        self.assert_refused(self.folder / "pipe.py", "fifo")


class NotPython(GradeboxTest):
    def assert_compile_error(self, solution: str | bytes, *words: str):
        run, result = self.grade(solution)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertEqual((result["verdict"], result["score"]), ("compile_error", 0))
        messages = result["message"] + " ".join(case["message"] for case in result["cases"])
        for word in words:
            self.assertIn(word, messages)

    def test_bytes_that_are_not_utf8(self):
        self.assert_compile_error(RIGHT.encode() + b"# caf\xe9\n", "UTF-8")

    def test_nul_bytes(self):
        self.assert_compile_error(RIGHT.encode() + b"\0\n", "NUL")

    def test_fifty_megabytes(self):
        self.assert_compile_error(RIGHT.encode() + b"# filling\n" * 5_000_000, "MiB")

    def test_a_syntax_error_has_its_line(self):
        self.assert_compile_error("import math\n\ndef double(n)\n    return 2 * n\n", "line 3")

    def test_indentation_counts_as_syntax(self):
        self.assert_compile_error("def double(n):\nreturn n\n", "line 2")


class NoEntry(GradeboxTest):
    def assert_no_entry(self, solution: str):
        run, result = self.grade(solution)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertEqual((result["verdict"], result["score"]), ("runtime_error", 0))
        self.assertIn("double", result["cases"][0]["message"])

    def test_an_empty_file(self):
        self.assert_no_entry("")

    def test_no_such_function(self):
        self.assert_no_entry("def triple(n):\n    return n * 3\n")

    def test_a_name_that_is_not_callable(self):
        self.assert_no_entry("double = 2\n")


class WrongAtRunTime(GradeboxTest):
    def verdicts(self, solution: str) -> list[str]:
        run, result = self.grade(solution)
        self.assert_exit(run, NOT_ACCEPTED)
        return [case["verdict"] for case in result["cases"]]

    def test_wrong_arity(self):
        self.assertEqual(self.verdicts("def double():\n    return 4\n"), ["runtime_error"] * 3)

    def test_an_exception(self):
        self.assertEqual(self.verdicts("def double(n):\n    return n / 0\n"), ["runtime_error"] * 3)

    def test_a_module_that_raises_when_loaded(self):
        self.assertEqual(self.verdicts(RIGHT + "raise ValueError('no')\n"), ["runtime_error"] * 3)

    def test_the_first_failing_case_gives_the_verdict(self):
        solution = "def double(n):\n    return n * 2 if n else n / 0\n"
        run, result = self.grade(solution)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertEqual((result["verdict"], result["score"], result["max_score"]), ("runtime_error", 2.5, 4))


class Solutions(GradeboxTest):
    def test_a_right_one(self):
        run, result = self.grade(RIGHT)
        self.assert_exit(run, ACCEPTED)
        self.assertEqual((result["verdict"], result["score"], result["max_score"]), ("accepted", 4, 4))

    def test_a_wrong_one(self):
        run, result = self.grade(WRONG)
        self.assert_exit(run, NOT_ACCEPTED)
        self.assertEqual((result["verdict"], result["score"], result["max_score"]), ("wrong_answer", 1, 4))

    def test_a_byte_order_mark_and_windows_line_ends_are_python_too(self):
        run, _ = self.grade(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
        self.assert_exit(run, ACCEPTED)

    def test_a_name_with_spaces_and_quotes(self):
        path = self.write("my \"best\" solution's file.py", RIGHT)
        run, result = self.grade(path)
        self.assert_exit(run, ACCEPTED)
        self.assertIn(path.name, result["submission"])


if __name__ == "__main__":
    unittest.main()
