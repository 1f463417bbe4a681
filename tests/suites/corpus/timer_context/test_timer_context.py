import contextlib
import unittest

from solution import Ignore, Timer, indented, transaction


class FakeClock:
    def __init__(self, *times):
        self.times = list(times)

    def __call__(self):
        return self.times.pop(0)


class TestTimer(unittest.TestCase):
    def test_measures(self):
        with Timer(clock=FakeClock(10.0, 12.5)) as timer:
            self.assertIsNone(timer.elapsed)
        self.assertEqual(timer.elapsed, 2.5)

    def test_measures_also_when_the_body_fails(self):
        timer = Timer(clock=FakeClock(1, 4))
        with self.assertRaises(ZeroDivisionError):
            with timer:
                1 / 0
        self.assertEqual(timer.elapsed, 3)
        self.assertIs(timer.error, ZeroDivisionError)


class TestIgnore(unittest.TestCase):
    def test_suppresses_only_the_named(self):
        with Ignore(KeyError, IndexError) as ignored:
            {}["x"]
        self.assertIsInstance(ignored.error, KeyError)
        self.assertEqual(ignored.error.args, ("x",))
        with self.assertRaises(ValueError), Ignore(KeyError):
            int("x")

    def test_subclasses_are_suppressed(self):
        class Special(LookupError):
            pass

        reached = False
        with Ignore(LookupError):
            raise Special
            reached = True
        self.assertFalse(reached)


class TestTransaction(unittest.TestCase):
    def test_commits(self):
        data = {"a": 1}
        with transaction(data) as view:
            view["b"] = 2
            self.assertNotIn("b", data)
        self.assertEqual(data, {"a": 1, "b": 2})

    def test_rolls_back(self):
        data = {"a": 1}
        with self.assertRaisesRegex(RuntimeError, "stop"):
            with transaction(data) as view:
                view.clear()
                raise RuntimeError("stop")
        self.assertEqual(data, {"a": 1})

    def test_nested_and_stacked(self):
        lines = []
        with indented(lines.append) as outer, indented(outer) as inner:
            inner("deep")
            outer("shallow")
        lines.append("flat")
        self.assertEqual(lines, ["    deep", "  shallow", "flat"])
        with contextlib.ExitStack() as stack:
            timers = [stack.enter_context(Timer(clock=FakeClock(0, n))) for n in (1, 2)]
        self.assertEqual([timer.elapsed for timer in timers], [1, 2])

    def test_as_decorator(self):
        @Ignore(ZeroDivisionError)
        def divide(a, b):
            return a / b

        self.assertEqual(divide(6, 3), 2)
        self.assertIsNone(divide(1, 0))
