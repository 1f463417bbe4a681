import functools
import inspect
import unittest

import solution
from solution import memoize, once, requires, timed_calls, trace

log = []


@trace(log.append)
def add(a, b=1):
    """Add two numbers."""
    return a + b


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@timed_calls
class Robot:
    """Walks."""

    def walk(self, steps):
        return f"walked {steps}"


class TestDecorators(unittest.TestCase):
    def setUp(self):
        log.clear()

    def test_trace(self):
        self.assertEqual(add(2, b=5), 7)
        self.assertEqual(add(2), 3)
        self.assertEqual(log, ["add(2, b=5) -> 7", "add(2) -> 3"])

    def test_metadata_is_kept(self):
        self.assertEqual((add.__name__, add.__doc__, add.__module__), ("add", "Add two numbers.", __name__))
        self.assertEqual(str(inspect.signature(add)), "(a, b=1)")
        self.assertEqual(add.__wrapped__(1, 1), 2)
        self.assertEqual(log, [])

    def test_memoize_counts(self):
        fib.cache.clear()
        self.assertEqual(fib(30), 832040)
        self.assertEqual(len(fib.cache), 31)
        calls = []
        square = memoize(lambda n: calls.append(n) or n * n)
        self.assertEqual([square(4), square(4), square(5)], [16, 16, 25])
        self.assertEqual(calls, [4, 5])

    def test_memoize_with_unhashable_argument(self):
        total = memoize(sum)
        with self.assertRaisesRegex(TypeError, "unhashable type: 'list'"):
            total([1, 2])
        self.assertEqual(total((1, 2)), 3)

    def test_memoize_on_a_method(self):
        class Table:
            def __init__(self, factor):
                self.factor, self.asked = factor, 0

            @memoize
            def cell(self, n):
                self.asked += 1
                return self.factor * n

        two, three = Table(2), Table(3)
        self.assertEqual([two.cell(1), two.cell(1), three.cell(1)], [2, 2, 3])
        self.assertEqual((two.asked, three.asked), (1, 1))

    @requires("solution", "functools")
    def test_decorated_test_method(self):
        self.assertIs(functools.wraps, solution.functools.wraps)

    @requires("no_such_module_here")
    def test_is_skipped(self):
        self.fail("must not run")

    def test_class_decorator(self):
        self.assertTrue(inspect.isclass(Robot))
        self.assertEqual((Robot.__name__, Robot.__doc__), ("Robot", "Walks."))
        robot = Robot()
        self.assertEqual(robot.walk(steps=3), "walked 3")
        self.assertEqual(Robot().walk(1), "walked 1")
        self.assertEqual(Robot.calls, {"walk": 2})

    def test_once(self):
        results = iter("ab")
        setup = once(lambda: next(results))
        self.assertEqual([setup(), setup()], ["a", "a"])
