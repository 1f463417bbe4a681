import abc
import functools
import math


@functools.total_ordering
class Shape(abc.ABC):
    name = "Shape"

    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def perimeter(self): ...

    def __str__(self):
        return f"{self.name} with area {self.area():.2f}"

    def __eq__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return type(self) is type(other) and self.area() == other.area()

    def __lt__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() < other.area()

    def __le__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() <= other.area()

    def __ge__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() >= other.area()

    def __hash__(self):
        return hash((type(self), self.area()))


def positive(size):
    if size <= 0:
        raise ValueError(f"a size must be positive, not {size}")
    return size


class Circle(Shape):
    name = "Circle"

    def __init__(self, radius):
        self.radius = positive(radius)

    def area(self):
        return math.pi * self.radius**2

    def perimeter(self):
        return 2 * math.pi * self.radius


class Rectangle(Shape):
    name = "Rectangle"

    def __init__(self, width, height):
        self.width, self.height = positive(width), positive(height)

    def area(self):
        return self.width * self.height

    def perimeter(self):
        return 2 * (self.width + self.height)


class Square(Rectangle):
    name = "Square"

    def __init__(self, side):
        super().__init__(side, side)


def total_area(shapes):
    total = 0
    for shape in shapes:
        if not isinstance(shape, Shape):
            raise TypeError(f"not a shape: {shape!r}")
        total += shape.area()
    return total
