import sys
import traceback
import unittest

from solution import Guard, depth_of, run_script, sum_list


class Abort(BaseException):
    """Not an Exception."""


class TestExits(unittest.TestCase):
    def test_exit_codes(self):
        for argument, code in [("", None), ("3", 3), ("bad", "bad input: bad")]:
            with self.subTest(argument=argument):
                with self.assertRaises(SystemExit) as caught:
                    run_script(argument)
                self.assertEqual(caught.exception.code, code)

    def test_our_exit_passes_through(self):
        log = []
        with self.assertRaises(SystemExit):
            with Guard(log):
                sys.exit("bye")
        self.assertEqual(log, ["enter", "exit SystemExit"])

    def test_keyboard_interrupt(self):
        def interrupt():
            raise KeyboardInterrupt

        log = []
        with self.assertRaises(KeyboardInterrupt):
            Guard(log).call(interrupt)
        self.assertEqual(log, ["interrupted"])

    def test_own_base_exception(self):
        def abort():
            raise Abort("now")

        with self.assertRaisesRegex(Abort, "now"):
            Guard([]).call(abort)

    def test_ordinary_errors_are_kept(self):
        guard = Guard([])
        self.assertIsNone(guard.call(lambda: [][1]))
        self.assertIsInstance(guard.last, IndexError)
        self.assertIsNone(guard.last.__cause__)
        self.assertEqual(guard.call(lambda *args: args, 1, 2), (1, 2))
        self.assertIsNone(guard.last)


class TestDeepCalls(unittest.TestCase):
    def test_nested_lists(self):
        nested = []
        for _ in range(100):
            nested = [nested]
        self.assertEqual(depth_of(nested), 101)

    def test_endless_recursion(self):
        loop = []
        loop.append(loop)
        with self.assertRaises(RecursionError):
            depth_of(loop)
        self.assertEqual(repr(loop), "[[...]]")

    def test_traceback_names_the_function(self):
        try:
            sum_list([1, "x"])
        except TypeError as error:
            names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
            text = "".join(traceback.format_exception(error))
        self.assertEqual(names, ["test_traceback_names_the_function", "sum_list", "add"])
        self.assertIn("unsupported operand", text)
