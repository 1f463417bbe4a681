# One slot, which holds a tuple of both: two objects for each point.
import math


class Point:
    __slots__ = ("_place",)

    def __init__(self, x, y):
        self._place = (x, y)

    @property
    def x(self):
        return self._place[0]

    @property
    def y(self):
        return self._place[1]

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def distance_to(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Point(x={self.x!r}, y={self.y!r})"
