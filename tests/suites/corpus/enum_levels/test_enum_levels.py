import enum
import unittest

from solution import Access, Level, Planet, Weekday


class TestLevel(unittest.TestCase):
    def test_iteration_and_members(self):
        self.assertEqual([level.name for level in Level], ["LOW", "MIDDLE", "HIGH"])
        self.assertEqual(list(Level), [Level.LOW, Level.MIDDLE, Level.HIGH])
        self.assertEqual(len(Level), 3)
        self.assertIn("MEDIUM", Level.__members__)

    def test_alias_is_the_same_member(self):
        self.assertIs(Level.MEDIUM, Level.MIDDLE)
        self.assertEqual(Level.MEDIUM.name, "MIDDLE")

    def test_lookup(self):
        self.assertIs(Level["HIGH"], Level.HIGH)
        self.assertIs(Level(1), Level.LOW)
        self.assertIs(Level("high"), Level.HIGH)
        with self.assertRaises(KeyError):
            Level["high"]
        with self.assertRaisesRegex(ValueError, "99 is not a valid Level"):
            Level(99)

    def test_int_enum_behaves_like_int(self):
        self.assertIsInstance(Level.LOW, enum.IntEnum)
        self.assertTrue(Level.LOW < Level.HIGH <= 10)
        self.assertEqual(Level.LOW + 1, 2)
        self.assertEqual(["a", "b", "c"][Level.LOW], "b")
        self.assertEqual(sorted([Level.HIGH, Level.LOW]), [1, 10])
        self.assertEqual(max(Level), Level.HIGH)


class TestAccess(unittest.TestCase):
    def test_combining_flags(self):
        both = Access.READ | Access.WRITE
        self.assertIn(Access.READ, both)
        self.assertNotIn(Access.RUN, both)
        self.assertEqual(both & Access.WRITE, Access.WRITE)
        self.assertEqual(both ^ Access.READ, Access.WRITE)
        self.assertFalse(both & Access.RUN)
        self.assertIs(Access.ALL, both | Access.RUN)
        self.assertEqual(~Access.READ, Access.WRITE | Access.RUN)

    def test_parse(self):
        self.assertEqual(Access.parse("rw"), Access.READ | Access.WRITE)
        self.assertEqual(Access.parse(""), Access(0))
        self.assertEqual(str(Access.parse("xr").describe()), "r-x")


class TestOthers(unittest.TestCase):
    def test_members_with_methods(self):
        self.assertTrue(Weekday.SATURDAY.is_weekend)
        self.assertEqual(Weekday.SUNDAY.next(), Weekday.MONDAY)
        self.assertEqual({day for day in Weekday if day.is_weekend}, {Weekday.SATURDAY, Weekday.SUNDAY})
        self.assertEqual(str(Weekday.MONDAY), "monday")
        self.assertEqual(repr(Weekday.MONDAY), "<Weekday.MONDAY: 1>")

    def test_tuple_values(self):
        self.assertEqual(Planet.EARTH.value, (5.976e24, 6.37814e6))
        self.assertAlmostEqual(Planet.EARTH.gravity, 9.802, places=2)
        with self.assertRaises(AttributeError):
            Planet.EARTH = None
