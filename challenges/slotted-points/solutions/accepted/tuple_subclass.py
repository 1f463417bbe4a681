import operator
from math import hypot


class Point(tuple):
    __slots__ = ()

    x = property(operator.itemgetter(0))
    y = property(operator.itemgetter(1))

    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    def moved(self, dx, dy):
        x, y = self
        return type(self)(x + dx, y + dy)

    def distance_to(self, other):
        return hypot(self.x - other.x, self.y - other.y)

    def __repr__(self):
        return "Point(x=%r, y=%r)" % self
