import unittest

import solution
from solution import AppError, ConfigError, NotFound, handle, load, safe_call


class TestHierarchy(unittest.TestCase):
    def test_bases(self):
        for cls, base in [(ConfigError, AppError), (NotFound, AppError), (NotFound, LookupError), (AppError, Exception)]:
            with self.subTest(cls=cls.__name__, base=base.__name__):
                self.assertTrue(issubclass(cls, base))
        self.assertFalse(issubclass(ConfigError, LookupError))

    def test_attributes_and_text(self):
        error = NotFound("page", code=404)
        self.assertEqual((error.what, error.code), ("page", 404))
        self.assertEqual(str(error), "[404] page was not found")
        self.assertEqual(error.args, ("page",))
        self.assertEqual(repr(error), "NotFound('page')")
        self.assertEqual(AppError().code, 500)


class TestChains(unittest.TestCase):
    def test_explicit_cause(self):
        with self.assertRaises(ConfigError) as caught:
            load("port=abc")
        error = caught.exception
        self.assertIs(type(error.__cause__), ValueError)
        self.assertIn("'abc'", str(error.__cause__))
        self.assertTrue(error.__suppress_context__)

    def test_implicit_context(self):
        with self.assertRaises(NotFound) as caught:
            load("name=x")
        self.assertIsNone(caught.exception.__cause__)
        self.assertIsInstance(caught.exception.__context__, KeyError)
        self.assertEqual(caught.exception.__context__.args[0], "port")

    def test_hidden_context(self):
        with self.assertRaises(ConfigError) as caught:
            load("nothing")
        self.assertTrue(caught.exception.__suppress_context__)
        self.assertIsNone(caught.exception.__cause__)

    def test_good_text(self):
        self.assertEqual(load("port=80"), {"port": 80})

    def test_error_derived_by_the_caller(self):
        class Teapot(AppError):
            code = 418

            def __str__(self):
                return "short and stout"

        def brew():
            raise Teapot

        self.assertEqual(handle(brew), (418, "short and stout"))
        self.assertEqual(handle(lambda: NotFound("x")).what, "x")
        with self.assertRaises(ZeroDivisionError):
            handle(lambda: 1 / 0)

    def test_same_exception_object_comes_back(self):
        mine = RuntimeError("mine", {"detail": [1, 2]})

        def fail():
            raise mine

        result, error = safe_call(fail)
        self.assertIsNone(result)
        self.assertIs(error, mine)
        self.assertEqual(solution.safe_call(int, "12"), (12, None))
        result, error = safe_call(int, "x", base=36, wrong=1)
        self.assertIsInstance(error, TypeError)
