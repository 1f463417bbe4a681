import inspect
import unittest

from solution import greet, join, pick, summarize, table


class TestCallStyles(unittest.TestCase):
    def test_positional_and_keyword(self):
        expected = "Good day, Ada!"
        self.assertEqual(greet("Ada", "Good day"), expected)
        self.assertEqual(greet("Ada", greeting="Good day"), expected)
        self.assertEqual(greet(greeting="Good day", name="Ada"), expected)
        self.assertEqual(greet("Ada"), "Hello, Ada!")
        self.assertEqual(greet(*["Ada"], **{"greeting": "Hi"}), "Hi, Ada!")

    def test_variable_positional(self):
        self.assertEqual(join(), "")
        self.assertEqual(join("a"), "a")
        self.assertEqual(join(*"abc", sep="-"), "a-b-c")
        self.assertEqual(join(1, 2.5, None, True), "1, 2.5, None, True")

    def test_variable_keywords_keep_their_order(self):
        self.assertEqual(table(b=1, a=2), "b=1;a=2")
        options = {"z": [1], "self": "me", "class": None}
        self.assertEqual(table(**options), "z=[1];self=me;class=None")

    def test_keyword_only(self):
        with self.assertRaises(TypeError):
            pick([3, 1, 2], min)
        self.assertEqual(pick([3, 1, 2], by=min), 1)
        self.assertEqual(pick([3, 1, 2], by=lambda items: items[0]), 3)

    def test_wrong_calls(self):
        calls = [lambda: greet(), lambda: greet("a", "b", "c"), lambda: greet("a", name="b"), lambda: greet("a", x=1)]
        for number, call in enumerate(calls):
            with self.subTest(number=number), self.assertRaises(TypeError):
                call()
        with self.assertRaisesRegex(TypeError, r"greet\(\) missing 1 required positional argument: 'name'"):
            greet()

    def test_everything_at_once(self):
        result = summarize(1, 2, 3, 4, flag=True, extra="x")
        self.assertEqual(result, {"first": 1, "second": 2, "rest": (3, 4), "flag": True, "options": {"extra": "x"}})
        self.assertEqual(summarize(1)["second"], "two")
        self.assertIsInstance(result["rest"], tuple)

    def test_signatures(self):
        self.assertEqual(str(inspect.signature(summarize)), "(first, second='two', *rest, flag=False, **options)")
        parameter = inspect.signature(pick).parameters["by"]
        self.assertIs(parameter.kind, inspect.Parameter.KEYWORD_ONLY)
        self.assertEqual(greet.__defaults__, ("Hello",))
        self.assertEqual(greet.__doc__, "Greet somebody.")
        self.assertTrue(callable(greet) and inspect.isfunction(greet))
