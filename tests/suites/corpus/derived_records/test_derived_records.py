"""Classes that a test derives from the solution's, and that go past what they define themselves."""
import dataclasses
import functools
import gc
import unittest

import solution
from solution import Node, Point, Shape


class Logged(Node):
    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        self.__dict__.setdefault("log", []).append(name)

    def __delattr__(self, name):
        super().__delattr__(name)
        self.log.append(f"-{name}")

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __dir__(self):
        return [name for name in super().__dir__() if not name.startswith("_")]


class Single(Node):
    one = None

    def __new__(cls, *arguments):
        if cls.one is None:
            cls.one = super(Single, cls).__new__(cls)
        return cls.one


class TestDerived(unittest.TestCase):
    def test_attributes(self):
        node = Logged("a")
        node.size = 3
        del node.size
        self.assertEqual(node.log, ["name", "size", "-size"])
        self.assertFalse(hasattr(node, "size"))
        self.assertEqual(solution.describe(node), "node a")

    def test_dir(self):
        self.assertIn("name", dir(Logged("a")))
        self.assertNotIn("__init__", dir(Logged("a")))

    def test_new(self):
        self.assertIs(Single("a"), Single("b"))
        self.assertEqual(Single("c").name, "c")

    def test_class_methods(self):
        class Square(Shape):
            @classmethod
            def unit(cls):
                return super().unit()

        self.assertIs(type(Square.unit()), Square)
        self.assertEqual(solution.name_of(Square.unit()), "Square")

    def test_dataclass(self):
        @dataclasses.dataclass
        class Solid(Point):
            z: int = 0

        self.assertEqual(Solid(1, 2, 5).z, 5)
        self.assertEqual(Solid(1, 2), Solid(1, 2, 0))
        self.assertIn("z=5", repr(Solid(1, 2, 5)))
        self.assertEqual(solution.total(Solid(1, 2, 5)), 8)

    def test_many_classes(self):
        for number in range(40):

            class Loud(Node):
                cached = functools.cached_property(lambda self: number)

                @property
                def double(self):
                    return 2 * number

            loud = Loud("x")
            self.assertEqual((loud.double, loud.cached), (2 * number, number))
            gc.collect(0)


if __name__ == "__main__":
    unittest.main()
