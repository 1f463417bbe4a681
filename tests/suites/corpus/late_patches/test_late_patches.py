"""What a test replaces in modules of the library that nobody had imported before, and in sys."""
import contextlib
import getpass
import io
import pathlib
import random
import sys
import unittest
from unittest import mock

import solution
import solution as calendar
from solution import *


class TestModules(unittest.TestCase):
    def test_case(self):
        self.assertEqual(solution.ask_twice("a", "b"), "a and b")

    def test_under_a_name_of_the_librarys(self):
        self.assertEqual(calendar.ask_twice("c", "d"), "c and d")

    def test_imported_by_the_test(self):
        with mock.patch("getpass.getpass", return_value="secret"):
            self.assertEqual(solution.log_in(), "secret")

    def test_assigned(self):
        kept, getpass.getpass = getpass.getpass, lambda prompt: prompt.upper()
        try:
            self.assertEqual(solution.log_in(), "PASSWORD: ")
        finally:
            getpass.getpass = kept

    @mock.patch("urllib.request.urlopen")
    def test_imported_by_the_patch(self, urlopen):
        urlopen.return_value = io.BytesIO(b"page")
        self.assertEqual(solution.fetch("http://nowhere.example"), b"page")
        urlopen.assert_called_once_with("http://nowhere.example")

    def test_classes(self):
        with mock.patch("pathlib.Path.read_text", return_value="text"):
            self.assertEqual(solution.first_word("no/such/file"), "text")
        with mock.patch.object(random.Random, "random", return_value=0.25):
            self.assertEqual(solution.draw(), 0.25)
        self.assertNotEqual(solution.draw(), 0.25)

    def test_star_import(self):
        async def main():
            event = asyncio.Event()
            task = asyncio.create_task(wait_for(event))
            await asyncio.sleep(0)
            event.set()
            return await task

        self.assertEqual(asyncio.run(main()), "waited")

    def test_random_state(self):
        state = random.getstate()
        first = solution.roll()
        random.setstate(state)
        self.assertEqual(solution.roll(), first)


class TestSys(unittest.TestCase):
    def test_arguments(self):
        with mock.patch.object(sys, "argv", ["tool", "one"]):
            self.assertEqual(solution.usage(), "tool: 1")
            sys.argv.append("two")
            sys.argv[0] = "other"
            self.assertEqual(solution.usage(), "other: 2")

    def test_exit(self):
        with mock.patch("sys.exit") as leave:
            solution.leave()
        leave.assert_called_once_with(2)
        with self.assertRaises(SystemExit):
            solution.leave()

    def test_platform(self):
        with mock.patch("sys.platform", "win32"):
            self.assertTrue(solution.is_windows())
        self.assertFalse(solution.is_windows())

    def test_depth(self):
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(4000)
        try:
            self.assertEqual(solution.count_down(2000), 0)
        finally:
            sys.setrecursionlimit(limit)


class TestOutput(unittest.TestCase):
    @mock.patch("sys.stdout")
    def test_mocked_stream(self, stdout):
        solution.say("a", "b")
        self.assertEqual([call.args[0] for call in stdout.write.call_args_list], ["a", " ", "b", "\n"])

    def test_mocked_write(self):
        with mock.patch("sys.stdout.write") as write:
            solution.say("a", "b")
        write.assert_any_call("a")
        self.assertEqual(write.call_count, 4)

    def test_order_of_two_streams(self):
        both = io.StringIO()
        with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
            solution.report()
        self.assertEqual(both.getvalue(), "begin\nwarning\nend\n")


if __name__ == "__main__":
    unittest.main()
