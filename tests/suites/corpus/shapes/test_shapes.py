import abc
import math
import unittest

from solution import Circle, Drawable, Rectangle, Shape, Square, total_area


class Triangle(Shape):
    def __init__(self, base, height):
        super().__init__("triangle")
        self.base, self.height = base, height

    def area(self):
        return self.base * self.height / 2


class TestShapes(unittest.TestCase):
    def test_shape_is_abstract(self):
        self.assertIsInstance(Shape, abc.ABCMeta)
        with self.assertRaisesRegex(TypeError, "abstract"):
            Shape("nothing")
        self.assertEqual(Shape.__abstractmethods__, frozenset({"area"}))

    def test_incomplete_subclass_is_abstract_too(self):
        class Blob(Shape):
            pass

        with self.assertRaises(TypeError):
            Blob("blob")

    def test_areas(self):
        self.assertEqual(Rectangle(2, 3).area(), 6)
        self.assertAlmostEqual(Circle(1).area(), math.pi)
        self.assertEqual(Square(4).area(), 16)

    def test_isinstance_and_issubclass(self):
        square = Square(1)
        for cls in (Square, Rectangle, Shape, object):
            with self.subTest(cls=cls.__name__):
                self.assertIsInstance(square, cls)
                self.assertTrue(issubclass(Square, cls))
        self.assertNotIsInstance(square, Circle)
        self.assertFalse(issubclass(Rectangle, Square))
        self.assertIsInstance(square, (int, Shape))

    def test_own_subclass(self):
        triangle = Triangle(4, 5)
        self.assertIsInstance(triangle, Shape)
        self.assertEqual(triangle.describe(), "triangle with area 10.00")
        self.assertEqual(total_area([triangle, Square(2)]), 14)
        self.assertLess(Square(3), triangle)

    def test_registered_class(self):
        class Legacy:
            def area(self):
                return 100

        self.assertNotIsInstance(Legacy(), Shape)
        self.assertIs(Shape.register(Legacy), Legacy)
        self.assertIsInstance(Legacy(), Shape)
        self.assertTrue(issubclass(Legacy, Shape))
        self.assertEqual(total_area([Legacy()]), 100)

    def test_runtime_protocol(self):
        class Sketch:
            def draw(self, canvas):
                canvas.append("sketch")

        self.assertIsInstance(Sketch(), Drawable)
        self.assertIsInstance(Circle(1), Drawable)
        self.assertNotIsInstance(Square(1), Drawable)
        self.assertNotIsInstance("draw", Drawable)

    def test_only_shapes_have_a_total(self):
        with self.assertRaisesRegex(TypeError, "not a shape: 'x'"):
            total_area(["x"])
