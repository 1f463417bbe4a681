import math
import unittest

from shapes import Circle, Rectangle, Shape, Square, total_area


class Triangle(Shape):
    def __init__(self, base, height):
        self.base, self.height = base, height

    def area(self):
        return self.base * self.height / 2

    def perimeter(self):
        return self.base + self.height + math.hypot(self.base, self.height)


class TestAreas(unittest.TestCase):
    def test_rectangle(self):
        self.assertEqual((Rectangle(2, 3).area(), Rectangle(2, 3).perimeter()), (6, 10))

    def test_square(self):
        self.assertEqual((Square(4).area(), Square(4).perimeter()), (16, 16))

    def test_circle(self):
        self.assertAlmostEqual(Circle(2).area(), 4 * math.pi)
        self.assertAlmostEqual(Circle(2).perimeter(), 4 * math.pi)

    def test_text(self):
        self.assertEqual(str(Rectangle(2, 3)), "Rectangle with area 6.00")
        self.assertEqual(str(Circle(1)), "Circle with area 3.14")


class TestAbstract(unittest.TestCase):
    def test_shape_itself(self):
        with self.assertRaises(TypeError):
            Shape()

    def test_a_shape_without_perimeter(self):
        class Blob(Shape):
            def area(self):
                return 1

        with self.assertRaises(TypeError):
            Blob()

    def test_sizes_are_positive(self):
        for make in (Circle, Square, lambda size: Rectangle(size, 1), lambda size: Rectangle(1, size)):
            for size in (0, -1):
                with self.subTest(size=size), self.assertRaises(ValueError):
                    make(size)


class TestPolymorphism(unittest.TestCase):
    def test_classes(self):
        self.assertTrue(issubclass(Square, Rectangle))
        self.assertIsInstance(Circle(1), Shape)
        self.assertNotIsInstance(Circle(1), Rectangle)

    def test_a_new_shape(self):
        triangle = Triangle(3, 4)
        self.assertEqual(str(triangle), "Triangle with area 6.00")
        self.assertEqual(total_area([triangle, Square(2)]), 10)

    def test_order(self):
        shapes = [Square(3), Triangle(3, 4), Rectangle(1, 2)]
        self.assertEqual([shape.area() for shape in sorted(shapes)], [2, 6, 9])
        self.assertTrue(Square(2) <= Rectangle(1, 4) and Square(2) >= Rectangle(1, 4))

    def test_equality(self):
        self.assertEqual(Rectangle(2, 3), Rectangle(3, 2))
        self.assertNotEqual(Square(2), Rectangle(1, 4))
        self.assertNotEqual(Square(1), 1)
        self.assertEqual(len({Square(1), Square(1), Rectangle(1, 1)}), 2)

    def test_any_iterable(self):
        self.assertEqual(total_area(Square(side) for side in (1, 2, 3)), 14)
        self.assertEqual(total_area(iter(())), 0)

    def test_only_shapes(self):
        class LooksLikeOne:
            def area(self):
                return 1

        with self.assertRaises(TypeError):
            total_area([Square(1), LooksLikeOne()])
