"""Whose operators decide between a value of the test's own and one of the solution's."""
import unittest

from solution import Fraction, Metres


class Mile:
    def __init__(self, length):
        self.length = length

    def __le__(self, other):
        return self.length <= other.length

    def __ge__(self, other):
        return self.length >= other.length


class TestNumbers(unittest.TestCase):
    def test_left_and_right(self):
        self.assertEqual(5 + Metres(1), Metres(6))
        self.assertEqual(Metres(1) + 5, Metres(6))

    def test_equality(self):
        self.assertEqual(Metres(3), 3)
        self.assertIn(Metres(3), [1, 3])
        self.assertNotEqual(Metres(3), 4)

    def test_order(self):
        self.assertLess(Metres(3), 4)
        self.assertEqual(max(Metres(3), 2), 3)

    def test_the_other_decides(self):
        self.assertTrue(Fraction(2) >= Mile(2))
        self.assertFalse(Fraction(1) >= Mile(2))


if __name__ == "__main__":
    unittest.main()
