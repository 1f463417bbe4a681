"""Reports: their formats, what is kept out of them, and what happens when they can't be written."""
import json
import os
import pty
import subprocess
import unittest
import xml.etree.ElementTree

from gradebox_cli import ACCEPTED, GRADEBOX, NOT_ACCEPTED, RIGHT, USAGE, WRONG, GradeboxTest, environment
from report_schema import problems

ESCAPE = "\x1b"
FORMATS = ("text", "json", "jsonl", "junit")


class Formats(GradeboxTest):
    def test_json_on_standard_output_is_json_and_nothing_else(self):
        run, result = self.grade(RIGHT)
        self.assert_exit(run, ACCEPTED)
        self.assertEqual(result["schema"], "gradebox.result/1")
        self.assertEqual(problems(result), [])

    def test_batch_json_is_valid(self):
        for name, solution in {"a": RIGHT, "b": WRONG, "c": "def double(:\n", "d": "import os\nos._exit(3)\n"}.items():
            self.write(f"batch/{name}.py", solution)
        (self.folder / "batch" / "e.py").symlink_to("nowhere")
        run, results = self.batch()
        self.assertEqual(len(results), 5)
        self.assertEqual(problems(self.json_of(run)), [])

    def test_jsonl_is_an_object_a_line(self):
        self.write("batch/a.py", RIGHT)
        self.write("batch/b.py", WRONG)
        run = self.run_gradebox(
            "batch", self.folder / "batch", "--challenge", self.challenge, "--report", "jsonl=-"
        )
        results = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([result["verdict"] for result in results], ["accepted", "wrong_answer"])
        self.assertEqual([problem for result in results for problem in problems(result)], [])

    def test_junit_is_well_formed_whatever_the_solution_says(self):
        nasty = "def double(n):\n    raise ValueError(']]> <&\"\\x00\\x1b\\ud800\\uffff')\n"
        path = self.write("solution.py", nasty)
        run = self.run_gradebox("grade", self.challenge, path, "--report", "junit=-")
        self.assert_exit(run, NOT_ACCEPTED)
        cases = list(xml.etree.ElementTree.fromstring(run.stdout).iter("testcase"))
        self.assertEqual(len(cases), 3)
        self.assertTrue(all(list(case) for case in cases), "a failed case has a child that says so")

    def test_several_reports_at_once(self):
        path = self.write("solution.py", RIGHT)
        wanted = {form: self.folder / f"report.{form}" for form in FORMATS}
        options = [option for form, file in wanted.items() for option in ("--report", f"{form}={file}")]
        self.assert_exit(self.run_gradebox("grade", self.challenge, path, *options), ACCEPTED)
        for file in wanted.values():
            self.assertGreater(file.stat().st_size, 0)


class Secrets(GradeboxTest):
    """A hidden case's input and expected value carry a marker, and the solution repeats all it gets."""

    MARKER = "xyzzy-4711"
    LEAKY = (
        "import sys\n\n"
        "def double(n):\n"
        "    print('out', n)\n"
        "    print('err', n, file=sys.stderr)\n"
        "    if n.endswith('!'):\n"
        "        raise ValueError(n)\n"
        "    return n\n"
    )

    def everything_said(self, *options: object) -> str:
        text = self.MARKER
        cases = {
            "shown": [{"id": "a", "args": ["a"], "expect": "aa"}],
            "secret": [
                {"id": "returns", "args": [text], "expect": text * 2},
                {"id": "raises", "args": [text + "!"], "expect": text * 2},
            ],
        }
        challenge = self.make_challenge("marked", cases=cases)
        path = self.write("solution.py", self.LEAKY)
        files = [self.folder / f"report.{form}" for form in FORMATS]
        reports = [part for form, file in zip(FORMATS, files) for part in ("--report", f"{form}={file}")]
        said = [self.run_gradebox("grade", challenge, path, *options)]
        said.append(self.run_gradebox("grade", challenge, path, *options, *reports))
        for run in said:
            self.assert_exit(run, NOT_ACCEPTED)
        return "".join([run.stdout + run.stderr for run in said] + [file.read_text() for file in files])

    def test_hidden_feedback_is_absent(self):
        self.assertNotIn(self.MARKER, self.everything_said())

    def test_reveal_shows_it(self):
        self.assertIn(self.MARKER, self.everything_said("--reveal"))


class Colour(GradeboxTest):
    def on_a_terminal(self, env: dict[str, str], *options: str) -> str:
        path = self.write("solution.py", WRONG)
        ours, theirs = pty.openpty()
        with open(ours, "rb", buffering=0) as terminal:
            with subprocess.Popen(
                [GRADEBOX, "grade", self.challenge, path, *options],
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=theirs,
                stderr=theirs,
            ):
                os.close(theirs)
                return self.read_to_the_end(terminal)

    def read_to_the_end(self, terminal) -> str:
        said = b""
        try:
            while part := terminal.read(4096):
                said += part
        except OSError:  # EIO: the other end of the terminal is closed
            pass
        return said.decode()

    def test_none_off_a_terminal(self):
        path = self.write("solution.py", WRONG)
        run = self.run_gradebox("grade", self.challenge, path)
        self.assertNotIn(ESCAPE, run.stdout + run.stderr)

    def test_always_means_always(self):
        path = self.write("solution.py", WRONG)
        self.assertIn(ESCAPE, self.run_gradebox("grade", self.challenge, path, "--color", "always").stdout)

    def test_on_a_terminal(self):
        self.assertIn(ESCAPE, self.on_a_terminal(environment(TERM="xterm")))

    def test_no_color_on_a_terminal(self):
        self.assertNotIn(ESCAPE, self.on_a_terminal(environment(TERM="xterm", NO_COLOR="1")))

    def test_never_on_a_terminal(self):
        self.assertNotIn(ESCAPE, self.on_a_terminal(environment(TERM="xterm"), "--color", "never"))

    def test_a_solution_cannot_send_escape_codes(self):
        solution = "def double(n):\n    raise ValueError('\\x1b[2J\\x9b2J')\n"
        run = self.run_gradebox("grade", self.challenge, self.write("solution.py", solution))
        self.assertNotIn(ESCAPE, run.stdout)
        self.assertNotIn("\x9b", run.stdout)


class Unwritable(GradeboxTest):
    def grade_with(self, report: str):
        return self.run_gradebox("grade", self.challenge, self.write("solution.py", RIGHT), "--report", report)

    def test_it_is_said_before_grading_starts(self):
        missing = self.folder / "no" / "such" / "report.json"
        path = self.write("solution.py", RIGHT)
        reports = ("--report", f"json={missing}", "--report", "json=-")
        run = self.run_gradebox("grade", self.challenge, path, *reports)
        self.assert_exit(run, USAGE)
        self.assertIn(str(missing), run.stderr)
        self.assertEqual(run.stdout, "", "nothing was graded")

    def test_a_directory_is_no_report(self):
        self.assert_exit(self.grade_with(f"json={self.folder}"), USAGE)

    def test_an_unknown_format_names_the_known_ones(self):
        run = self.grade_with("jsno=-")
        self.assert_exit(run, USAGE)
        self.assertIn("junit", run.stderr)

    def test_no_space_left(self):
        run = self.grade_with("json=/dev/full")
        self.assert_exit(run, USAGE)
        self.assertIn("No space left", run.stderr)

    def test_no_space_left_on_standard_output(self):
        path = self.write("solution.py", RIGHT)
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run(
                [GRADEBOX, "grade", self.challenge, path],
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
                check=False,
            )
        self.assertEqual(done.returncode, USAGE, done.stderr)
        self.assertIn("No space left", done.stderr)

    def test_a_reader_that_has_left(self):
        path = self.write("solution.py", RIGHT)
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as pipe:
            done = subprocess.run(
                [GRADEBOX, "grade", self.challenge, path],
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=pipe,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
                check=False,
            )
        self.assertGreaterEqual(done.returncode, 0, "killed by a signal")
        self.assertNotEqual(done.returncode, ACCEPTED)


if __name__ == "__main__":
    unittest.main()
