import functools
import types
import unittest

from solution import Hooks, bind, call_with


class Adder:
    def __init__(self, amount):
        self.amount = amount
        self.calls = 0

    def __call__(self, value, *rest, times=1):
        self.calls += 1
        return value + self.amount * times + sum(rest)

    def method(self, value):
        return (self, value)


class TestHooks(unittest.TestCase):
    def setUp(self):
        self.hooks = Hooks()

    def test_all_kinds_of_callables(self):
        adder = Adder(10)
        for hook in (adder, str, adder.method, functools.partial(pow, 2), lambda n: n):
            self.hooks.add(hook)
        self.assertEqual(self.hooks.run(3), [13, "3", (adder, 3), 8, 3])
        self.assertEqual(adder.calls, 1)

    def test_first_error_stops_the_rest(self):
        called = []
        self.hooks.add(called.append).add(lambda _: [][1]).add(called.append)
        with self.assertRaises(IndexError):
            self.hooks.run("x")
        self.assertEqual(called, ["x"])

    def test_hook_that_adds_a_hook(self):
        def once(value):
            self.hooks.remove(once)
            self.hooks.add(lambda n: -n)
            return "once"

        self.hooks.add(once).add(str)
        self.assertEqual([self.hooks.run(1), self.hooks.run(2)], [["once", "1"], ["2", -2]])

    def test_bound_methods_are_found_again(self):
        adder = Adder(1)
        self.hooks.add(adder.method)
        self.assertIn(adder.method, self.hooks)
        self.assertNotIn(Adder(1).method, self.hooks)
        self.hooks.remove(adder.method)
        self.assertEqual(len(self.hooks), 0)

    def test_nested_callbacks(self):
        order = []
        result = call_with(lambda give: order.append("outer") or give(lambda n: order.append(n) or n + 1), 5)
        self.assertEqual((result, order), (6, ["outer", 5]))
        with self.assertRaisesRegex(RuntimeError, "^deep$") as caught:
            call_with(lambda give: give(lambda n: (_ for _ in ()).throw(RuntimeError("deep"))), 1)
        self.assertIsNone(caught.exception.__cause__)

    def test_bind_to_our_object(self):
        bound = bind(Adder(5), lambda self, n: self.amount * n)
        self.assertIsInstance(bound, types.MethodType)
        self.assertEqual((bound(3), bound.__self__.amount), (15, 5))
