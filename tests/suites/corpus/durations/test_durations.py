import operator
import unittest
from datetime import date, datetime, timedelta
from fractions import Fraction

from solution import Duration


class TestDuration(unittest.TestCase):
    def test_construction(self):
        self.assertEqual(Duration(90), Duration(minutes=1, seconds=30))
        self.assertEqual(Duration.parse("1h 5m"), Duration(hours=1, minutes=5))
        with self.assertRaisesRegex(ValueError, "not a duration: '5 apples'"):
            Duration.parse("5 apples")

    def test_text(self):
        long = Duration(3725)
        self.assertEqual((str(long), repr(long)), ("1:02:05", "Duration(seconds=3725)"))
        self.assertEqual(f"{long:m}|{long:.1h}|{long:>10}|{long}", "62m|1.0h|   1:02:05|1:02:05")
        with self.assertRaises(ValueError):
            format(long, "q")

    def test_sums(self):
        total = Duration(10)
        before = total
        total += 5
        self.assertEqual(total, Duration(15))
        self.assertEqual(before, Duration(10))
        self.assertEqual(5 + Duration(1), Duration(6))
        self.assertEqual(sum([Duration(1), Duration(2)]), Duration(3))
        self.assertEqual(10 - Duration(4), Duration(6))
        self.assertEqual(-Duration(3) + Duration(3), Duration())

    def test_with_the_types_of_datetime(self):
        self.assertEqual(datetime(2024, 2, 28, 23) + Duration(hours=2), datetime(2024, 2, 29, 1))
        self.assertEqual(Duration(60) + timedelta(seconds=1), Duration(61))
        self.assertEqual(timedelta(hours=1) + Duration(1), Duration(3601))
        self.assertEqual(Duration(days=2).after(date(2023, 12, 31)), date(2024, 1, 2))
        self.assertIs(type(Duration(5).as_timedelta()), timedelta)

    def test_products(self):
        self.assertEqual((Duration(4) * 3, 3 * Duration(4)), (Duration(12), Duration(12)))
        self.assertEqual(Duration(9) / 2, Duration(4.5))
        self.assertEqual(Duration(9) / Duration(2), 4.5)
        self.assertEqual(divmod(Duration(100), Duration(60)), (1, Duration(40)))
        self.assertEqual(Duration(1) * Fraction(1, 3) * 3, Duration(1))

    def test_conversions(self):
        half = Duration(2.5)
        self.assertEqual((int(half), float(half)), (2, 2.5))
        self.assertEqual((round(half), round(Duration(1.26), 1)), (Duration(2), Duration(1.3)))
        self.assertEqual(["a", "b", "c"][Duration(2)], "c")
        self.assertEqual(operator.index(Duration(7)), 7)
        with self.assertRaises(TypeError):
            [0][half]
        self.assertEqual(abs(Duration(-4)), Duration(4))

    def test_comparisons(self):
        self.assertTrue(Duration(1) < Duration(2) <= 2 < Duration(3))
        self.assertEqual(max(Duration(5), Duration(minutes=1)), 60)
        self.assertEqual(len({Duration(60), Duration(minutes=1), 60}), 1)
        self.assertFalse(Duration() or Duration(0))
        self.assertNotEqual(Duration(1), "1")

    def test_wrong_operands(self):
        for operation in (operator.add, operator.sub, operator.truediv, operator.lt):
            with self.subTest(operation=operation.__name__):
                with self.assertRaisesRegex(TypeError, "not supported|unsupported operand"):
                    operation(Duration(1), "x")
        self.assertIs(Duration(1).__add__("x"), NotImplemented)
