import unittest

from solution import Registry, counted, frozen, ordered_by, shown, singleton, with_default


class TestFrozen(unittest.TestCase):
    def setUp(self):
        @frozen
        class Point:
            def __init__(self, x, y):
                self.x = x
                self.y = y

        self.Point = Point

    def test_init_sets(self):
        point = self.Point(1, 2)
        self.assertEqual((point.x, point.y), (1, 2))

    def test_nothing_else_does(self):
        point = self.Point(1, y=2)
        with self.assertRaisesRegex(AttributeError, "Point is frozen"):
            point.x = 3
        with self.assertRaises(AttributeError):
            del point.x
        self.assertEqual(point.x, 1)


class TestSingleton(unittest.TestCase):
    def test_one(self):
        @singleton
        class Settings:
            pass

        @singleton
        class Other:
            pass

        self.assertIs(Settings(), Settings())
        self.assertIsNot(Settings(), Other())
        self.assertIsInstance(Settings(), Settings)
        Settings().level = 3
        self.assertEqual(Settings().level, 3)


class TestShown(unittest.TestCase):
    def test_repr(self):
        @shown
        class Book:
            def __init__(self, title, pages):
                self.title, self.pages = title, pages

        self.assertEqual(repr(Book("Emma", 400)), "Book(title='Emma', pages=400)")
        self.assertTrue(Book.is_shown)


class TestWithDefault(unittest.TestCase):
    def test_missing(self):
        @with_default(None)
        class Bag:
            here = 1

        bag = Bag()
        bag.there = 2
        self.assertEqual((bag.here, bag.there, bag.nowhere), (1, 2, None))


class TestCounted(unittest.TestCase):
    def test_made(self):
        @counted
        class Widget:
            """A widget."""

            def __init__(self, name):
                self.name = name

        self.assertEqual(Widget.made, 0)
        names = [Widget(name).name for name in "ab"]
        self.assertEqual((names, Widget.made), (["a", "b"], 2))
        self.assertEqual((Widget.__name__, Widget.__doc__), ("Widget", "A widget."))


class TestOrderedBy(unittest.TestCase):
    def test_order(self):
        @ordered_by("year", "month")
        class Release:
            def __init__(self, year, month):
                self.year, self.month = year, month

        early, late = Release(2020, 5), Release(2021, 1)
        self.assertLess(early, late)
        self.assertGreaterEqual(late, early)
        self.assertEqual(early, Release(2020, 5))
        self.assertEqual(len({early, late, Release(2021, 1)}), 2)
        self.assertEqual(sorted([late, early])[0].year, 2020)


class TestRegistry(unittest.TestCase):
    def test_make(self):
        register = Registry()

        @register
        class Circle:
            def __init__(self, radius):
                self.radius = radius

        circle = register.make("Circle", 2)
        self.assertIsInstance(circle, Circle)
        self.assertEqual((circle.radius, Circle.registry_name), (2, "circle"))
        with self.assertRaises(KeyError):
            register.make("Square")
