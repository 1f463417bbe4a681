"""A base class and helpers shared by several hidden test files."""
import unittest


class Base(unittest.TestCase):
    maxDiff = None
    factory = None

    def setUp(self):
        super().setUp()
        self.addTypeEqualityFunc(float, self.assert_close)
        self.made = []

    def assert_close(self, a, b, msg=None):
        if abs(a - b) > 0.01:
            raise self.failureException(msg or f"{a} is not close to {b}")

    def make(self, *args, **kwargs):
        self.made.append(type(self).factory(*args, **kwargs))
        return self.made[-1]

    def tearDown(self):
        for thing in self.made:
            self.assertTrue(thing.is_valid(), f"{thing} was left broken")
        super().tearDown()


def cases(*pairs):
    def decorate(method):
        def run(self):
            for given, expected in pairs:
                with self.subTest("case", given=given):
                    method(self, given, expected)

        run.__name__ = method.__name__
        return run

    return decorate
