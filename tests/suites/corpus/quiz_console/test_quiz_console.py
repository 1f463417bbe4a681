import contextlib
import io
import unittest
from unittest.mock import call, patch

import solution
from solution import Quiz, ask_number, banner, confirm

QUESTIONS = {"2 + 2": "4", "capital of Norway": "oslo"}


def answers(*lines):
    return patch("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


class TestConfirm(unittest.TestCase):
    def test_answers(self):
        for text, agreed in [("y", True), ("YES", True), ("n", False), ("", False)]:
            with self.subTest(text=text), patch("builtins.input", return_value=text) as asked:
                self.assertIs(confirm("Sure?"), agreed)
                asked.assert_called_once_with("Sure? [y/N] ")

    @patch("builtins.input", side_effect=["what", "y"])
    def test_asks_again(self, asked):
        self.assertTrue(confirm("Really?"))
        self.assertEqual(asked.mock_calls, [call("Really? [y/N] "), call("Please say y or n: ")])


class TestAskNumber(unittest.TestCase):
    @patch("builtins.print")
    @patch("builtins.input", side_effect=["x", "99", "7"])
    def test_until_it_fits(self, asked, shown):
        self.assertEqual(ask_number(1, 10), 7)
        shown.assert_has_calls([call("not a number:", "x"), call("between", 1, "and", 10, "please")])
        self.assertEqual(shown.call_count, 2)

    def test_end_of_input(self):
        with answers(), contextlib.redirect_stdout(io.StringIO()):
            self.assertRaises(EOFError, ask_number, 1, 2)

    def test_ctrl_c_is_not_swallowed(self):
        with patch("builtins.input", side_effect=KeyboardInterrupt):
            with self.assertRaises(KeyboardInterrupt):
                ask_number(1, 2)


class TestQuiz(unittest.TestCase):
    def play(self, *lines):
        out = io.StringIO()
        with answers(*lines), contextlib.redirect_stdout(out):
            score = Quiz(QUESTIONS).play()
        return score, out.getvalue().splitlines()

    def test_all_right(self):
        score, shown = self.play("4", " Oslo ")
        self.assertEqual(score, 2)
        self.assertEqual(shown, ["2 + 2? right", "capital of Norway? right", "2 of 2"])

    def test_one_wrong(self):
        score, shown = self.play("5", "oslo")
        self.assertEqual((score, shown[0]), (1, "2 + 2? wrong, it is 4"))

    def test_player_leaves(self):
        self.assertEqual(self.play("4"), (1, ["2 + 2? right", "capital of Norway? ", "1 of 2"]))


class TestBanner(unittest.TestCase):
    @patch("sys.stdout", new_callable=io.StringIO)
    def test_frame(self, out):
        banner("hi", "you!")
        self.assertEqual(out.getvalue(), "+------+\n| hi   |\n| you! |\n+------+\n")

    def test_stream_may_be_given(self):
        with patch.object(solution.sys, "stderr", io.StringIO()) as err:
            banner("x", file=solution.sys.stderr)
        self.assertEqual(err.getvalue().count("\n"), 3)
