import contextlib
import gc
import io
import sys
import unittest

from solution import Bus, call_apart, colourize, describe, log


class Terminal:
    """More than a stream: it says that it is a terminal, and keeps its lines."""

    def __init__(self, lines):
        self.lines = lines

    def isatty(self):
        return True

    def write(self, text):
        self.lines.append(text)

    def flush(self):
        self.lines.append("(flushed)")


class Listener:
    def __init__(self):
        self.heard = []

    def hear(self, event):
        self.heard.append(event)
        return len(self.heard)


class TestMethodsTakenApart(unittest.TestCase):
    def test_weak_listeners(self):
        bus, listener = Bus(), Listener()
        heard = listener.heard
        bus.listen(listener.hear)
        bus.tell("one")
        bus.tell("two")
        self.assertEqual(heard, ["one", "two"])
        del listener
        gc.collect()
        bus.tell("three")
        self.assertEqual(heard, ["one", "two"])
        self.assertEqual(len(bus), 0)

    def test_a_method_of_the_test_case(self):
        self.heard = None
        bus = Bus()
        bus.listen(self.hear)
        bus.tell(5)
        self.assertEqual(self.heard, 5)

    def hear(self, event):
        self.heard = event

    def test_names_and_calls(self):
        listener = Listener()
        self.assertEqual(describe(listener.hear), "Listener.hear")
        self.assertEqual(call_apart(listener.hear, "x"), 1)
        self.assertEqual(listener.heard, ["x"])


class TestTerminal(unittest.TestCase):
    def test_a_terminal_of_the_tests_own(self):
        lines = []
        with contextlib.redirect_stdout(Terminal(lines)):
            self.assertEqual(colourize("red"), "\033[31mred\033[0m")
            log("hello")
        self.assertEqual(lines, ["hello", "\n", "(flushed)"])
        self.assertEqual(colourize("red"), "red")

    def test_a_stream_of_the_library(self):
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            self.assertEqual(colourize("red"), "red")
            log("hello")
        self.assertEqual(stream.getvalue(), "hello\n")

    def test_errors(self):
        lines = []
        before, sys.stderr = sys.stderr, Terminal(lines)
        try:
            log("oh", to=sys.stderr)
        finally:
            sys.stderr = before
        self.assertEqual("".join(lines), "oh\n(flushed)")


if __name__ == "__main__":
    unittest.main()
