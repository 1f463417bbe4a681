import math

from . import units


class Shape:
    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{type(self).__name__} of {units.square(self.area())}"


class Circle(Shape):
    def __init__(self, radius):
        if radius < 0:
            raise units.UnitError("radius", radius)
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * 2
