import unittest

from solution import checked, frozen, get, put, with_defaults


@checked
class Account:
    def __init__(self, balance):
        self.balance = balance


@frozen
class Point:
    x = 1


@with_defaults
class Settings:
    color = "red"


class TestClassesThatCheck(unittest.TestCase):
    def test_set_in_the_constructor(self):
        self.assertEqual(Account(-3).balance, 3)

    def test_set_by_the_test(self):
        account = Account(1)
        account.balance = -5
        self.assertEqual(account.balance, 5)

    def test_set_by_the_solution(self):
        account = Account(1)
        put(account, "balance", -7)
        self.assertEqual(account.balance, 7)

    def test_frozen_for_both(self):
        point = Point()
        with self.assertRaisesRegex(AttributeError, "x stays as it is"):
            point.x = 2
        with self.assertRaisesRegex(AttributeError, "x stays as it is"):
            put(point, "x", 2)
        with self.assertRaises(AttributeError):
            del point.x
        self.assertEqual(get(point, "x"), 1)

    def test_defaults(self):
        settings = Settings()
        self.assertEqual((settings.color, settings.size), ("red", "no size"))
        self.assertEqual((get(settings, "color"), get(settings, "size")), ("red", "no size"))


if __name__ == "__main__":
    unittest.main()
