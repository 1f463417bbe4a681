import math
import operator
import unittest

from solution import Angle, Vector


class TestVector(unittest.TestCase):
    def setUp(self):
        self.v = Vector(3, 4)

    def test_unary(self):
        self.assertEqual(abs(self.v), 5.0)
        self.assertEqual(-self.v, Vector(-3, -4))
        self.assertEqual(~self.v, Vector(-4, 3))
        self.assertTrue(bool(self.v))
        self.assertFalse(Vector(0, 0))

    def test_binary_and_reflected(self):
        self.assertEqual(self.v + (1, 1), Vector(4, 5))
        self.assertEqual((1, 1) + self.v, Vector(4, 5))
        self.assertEqual(10 - self.v, Vector(7, 6))
        self.assertEqual(self.v / 2, Vector(1.5, 2))
        self.assertEqual(self.v // 2, Vector(1, 2))
        self.assertEqual(self.v % 3, Vector(0, 1))
        self.assertEqual(self.v @ Vector(1, 2), 11)

    def test_operator_functions(self):
        for name, expected in [("add", Vector(4, 6)), ("sub", Vector(2, 2)), ("mul", Vector(3, 8))]:
            with self.subTest(name=name):
                self.assertEqual(getattr(operator, name)(self.v, Vector(1, 2)), expected)

    def test_unsupported(self):
        self.assertIs(self.v.__add__("x"), NotImplemented)
        with self.assertRaisesRegex(TypeError, r"unsupported operand type\(s\) for \+: 'Vector' and 'NoneType'"):
            self.v + None
        with self.assertRaises(TypeError):
            self.v < self.v

    def test_sequence_side(self):
        x, y = self.v
        self.assertEqual((x, y, len(self.v)), (3, 4, 2))
        self.assertEqual(self.v[-1], 4)
        self.assertIn(4, self.v)
        self.assertEqual(complex(self.v), 3 + 4j)
        self.assertEqual(math.hypot(*self.v), 5)

    def test_formats(self):
        v = Vector(1, 2.34567)
        self.assertEqual(f"{v}", "(1, 2.34567)")
        self.assertEqual(f"{v:.2f}", "(1.00, 2.35)")
        self.assertEqual("{0:05.1f} {0!r}".format(v), "(001.0, 002.3) Vector(1, 2.34567)")

    def test_rounding(self):
        v = Vector(2.5678, -2.5678)
        self.assertEqual(round(v, 2), Vector(2.57, -2.57))
        self.assertEqual(round(v), Vector(3, -3))
        self.assertEqual((math.floor(v), math.ceil(v), math.trunc(v)), (Vector(2, -3), Vector(3, -2), Vector(2, -2)))


class TestAngle(unittest.TestCase):
    def test_number_protocols(self):
        angle = Angle(90)
        self.assertEqual(int(angle), 90)
        self.assertAlmostEqual(float(angle), math.pi / 2)
        self.assertEqual(list(range(100))[angle], 90)
        self.assertEqual((hex(angle), "x" * Angle(3)), ("0x5a", "xxx"))
        self.assertEqual(Angle(350) + Angle(20), Angle(10))
        self.assertEqual(divmod(Angle(100), 30), (3, 10))

    def test_in_place(self):
        angle = Angle(10)
        before = angle
        angle += 355
        angle <<= 1
        self.assertEqual(angle, Angle(10))
        self.assertEqual(before, Angle(10))
        self.assertEqual(pow(Angle(7), 2, 10), 9)
