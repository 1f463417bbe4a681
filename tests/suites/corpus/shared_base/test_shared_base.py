import unittest

from base_case import Base, cases

from solution import Circle, Clock


class TestCircle(Base):
    factory = Circle

    @cases((1, 3.14), (2, 12.566), (0, 0.0))
    def test_area(self, radius, expected):
        self.assertEqual(self.make(radius).area, expected)

    def test_center(self):
        circle = self.make(1, center=(2, 3))
        self.assertSequenceEqual(circle.center, [2, 3])
        circle.move(1, -3)
        self.assertSequenceEqual(circle.center, [3, 0])

    def test_negative_radius(self):
        with self.assertRaises(ValueError, msg="a circle needs a radius"):
            self.make(-1)


class TestClock(Base):
    factory = Clock

    @cases(("12:30", (12, 30)), ("00:00", (0, 0)), ("7:05", (7, 5)))
    def test_parse(self, text, expected):
        clock = self.make(text)
        self.assertEqual((clock.hour, clock.minute), expected)

    @cases((45, "13:15"), (-31, "11:59"), (24 * 60, "12:30"))
    def test_add_minutes(self, minutes, expected):
        clock = self.make("12:30")
        clock += minutes
        self.assertEqual(str(clock), expected)
        self.made[-1] = clock

    def test_strikes(self):
        struck = []
        clock = self.make("11:59")
        clock.on_hour(struck.append)
        for _ in range(62):
            clock.tick()
        self.assertEqual(struck, [12, 13])


def load_tests(loader, tests, pattern):
    suite = unittest.TestSuite()
    for case in (TestClock, TestCircle):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite
