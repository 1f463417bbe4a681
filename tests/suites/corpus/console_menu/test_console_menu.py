import contextlib
import io
import sys
import unittest
from io import StringIO
from unittest.mock import patch

from solution import Menu, echo_lines, progress, show_table


def printed(function, *args, **kwargs):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        function(*args, **kwargs)
    return out.getvalue()


class TestOutput(unittest.TestCase):
    def test_table(self):
        self.assertEqual(printed(show_table, {"a": 1, "long": 22}), "a    =  1\nlong = 22\n")
        self.assertEqual(printed(show_table, {}), "(empty)\n")

    @patch("sys.stdout", new_callable=StringIO)
    def test_progress_on_one_line(self, out):
        progress(3)
        self.assertEqual(out.getvalue(), "...done\n")
        out.truncate(0)
        out.seek(0)
        progress(1, mark="#")
        self.assertEqual(out.getvalue(), "#done\n")

    def test_errors_go_to_stderr(self):
        out, err = StringIO(), StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            Menu().choose("nothing")
        self.assertEqual(out.getvalue(), "")
        self.assertEqual(err.getvalue(), "unknown choice: nothing\n")

    def test_given_file(self):
        target = StringIO()
        show_table({"x": None}, file=target)
        self.assertEqual(target.getvalue().split(), ["x", "=", "None"])


class TestInput(unittest.TestCase):
    def run_menu(self, text, **actions):
        with patch("sys.stdin", StringIO(text)), patch("sys.stdout", StringIO()) as out:
            result = Menu(**actions).run()
        return result, out.getvalue()

    def test_runs_the_chosen_actions(self):
        result, text = self.run_menu("hi\nquit\n", hi=lambda: print("hello from the test"))
        self.assertEqual(result, ["hi"])
        self.assertEqual(text, "> hello from the test\n> bye\n")

    def test_end_of_input_ends_the_menu(self):
        self.assertEqual(self.run_menu("", hi=print), ([], "> bye\n"))

    @patch("sys.stdin", StringIO("one\ntwo\nthree"))
    def test_reads_all_lines(self):
        self.assertEqual(printed(echo_lines), "ONE\nTWO\nTHREE\n")
        self.assertEqual(sys.stdin.read(), "")

    def test_action_may_read_too(self):
        seen = []
        result, text = self.run_menu("ask\nblue\nquit\n", ask=lambda: seen.append(input("colour? ")))
        self.assertEqual((seen, result), (["blue"], ["ask"]))
        self.assertIn("colour? ", text)
