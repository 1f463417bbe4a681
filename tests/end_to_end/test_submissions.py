"""What people hand in that is not a solution: each gets a fitting verdict or a clear refusal, and nothing hangs."""
import json
import os
import unittest
from pathlib import Path

from gradebox_cli import ACCEPTED, DOUBLE_TOML, NOT_ACCEPTED, RIGHT, USAGE, WRONG, GradeboxTest


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


SCRIPT_TOML = DOUBLE_TOML.replace('kind = "calls"\nfunction = "double"', 'kind = "script"')


class SeveralFiles(GradeboxTest):
    def test_what_is_called_may_import_what_lies_beside_it(self):
        self.write("mine/solution.py", "from tools import twice\nimport data\n\ndef double(n):\n    return twice.of(n) + data.ZERO\n")
        self.write("mine/data.py", "from pathlib import Path\nZERO = int(Path(__file__).with_suffix('.txt').read_text())\n")
        self.write("mine/data.txt", "0")
        self.write("mine/tools/twice.py", "def of(n):\n    return 2 * n\n")
        run, result = self.grade(self.folder / "mine")
        self.assert_exit(run, ACCEPTED)
        self.write("mine/tools/twice.py", "def of(n):\n    return 3 * n\n")
        run, result = self.grade(self.folder / "mine")
        self.assertEqual(result["verdict"], "wrong_answer")

    def test_a_package_is_called(self):
        self.write("mine/solution/__init__.py", "from .twice import double\n")
        self.write("mine/solution/twice.py", "from . import factor\ndef double(n):\n    return factor.TWO * n\n")
        self.write("mine/solution/factor.py", "TWO = 2\n")
        self.assert_exit(self.grade(self.folder / "mine")[0], ACCEPTED)

    def test_a_script_imports_and_reads_its_own_in_every_run(self):
        cases = [{"id": str(n), "argv": [str(n)], "stdout": f"{2 * n}\n"} for n in (1, 2)]
        challenge = self.make_challenge("script", SCRIPT_TOML, {"shown": cases, "secret": cases})
        self.write("mine/solution.py", "import sys, twice\nprint(twice.of(int(sys.argv[1])))\nopen('twice.py', 'w').write('of = print')\n")
        self.write("mine/twice.py", "def of(n):\n    return 2 * n\n")
        self.assert_exit(self.grade(self.folder / "mine", challenge=challenge)[0], ACCEPTED)

    def test_a_module_that_is_missing_or_broken_is_the_solutions_fault(self):
        self.write("mine/solution.py", "import tools\n" + RIGHT)
        _, result = self.grade(self.folder / "mine")
        self.assertEqual(result["verdict"], "runtime_error")
        self.write("mine/tools.py", "def of(:\n")
        _, result = self.grade(self.folder / "mine")
        self.assertIn("SyntaxError", json.dumps(result))

    def test_each_folder_of_a_batch_is_a_row(self):
        self.write("batch/double/a.py", RIGHT)
        self.write("batch/double/b/solution.py", "from c import double\n")
        self.write("batch/double/b/c.py", WRONG)
        self.write("batch/double/d/answer.py", RIGHT)
        self.write("batch/double/notes/readme.txt", "")
        run = self.run_gradebox("batch", self.folder / "batch", "--challenges", self.folder / "challenges", "--report", "json=-")
        rows = [(Path(row["submission"]).name, row["verdict"], row["message"]) for row in self.json_of(run)["results"]]
        self.assertEqual([row[:2] for row in rows], [("a.py", "accepted"), ("b", "wrong_answer"), ("d", "compile_error")])
        self.assertEqual(rows[2][2], "the folder has no solution.py")

    def test_a_folder_may_be_the_reference(self):
        self.write(self.challenge / "solutions/wrong_answer/thrice/solution.py", "from n import double\n")
        self.write(self.challenge / "solutions/wrong_answer/thrice/n.py", WRONG)
        run = self.run_gradebox("check", self.challenge)
        self.assert_exit(run, ACCEPTED)
        self.assertIn("2 solutions", run.stdout)

    def test_every_solution_finds_what_is_given(self):
        self.write(self.challenge / "given/tools.py", "def twice(n):\n    return 2 * n\n")
        with_tools = "from tools import twice as double\n"
        self.assert_exit(self.grade(with_tools)[0], ACCEPTED)
        self.write("mine/solution.py", with_tools)
        self.write("mine/tools.py", "def twice(n):\n    return 3 * n\n")
        self.assert_exit(self.grade(self.folder / "mine")[0], ACCEPTED)

    def test_what_is_given_is_part_of_the_challenge(self):
        before = self.grade(RIGHT)[1]["hashes"]["challenge"]
        given = self.write(self.challenge / "given/tools.py", "")
        self.assertNotEqual(self.grade(RIGHT)[1]["hashes"]["challenge"], before)
        given.rename(given.with_name("solution.py"))
        run = self.run_gradebox("check", self.challenge)
        self.assertIn("given/solution.py: this is the name of the solution's own file", run.stdout + run.stderr)


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
