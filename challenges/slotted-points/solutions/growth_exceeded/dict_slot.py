# Has slots, and one of them is a place for a dict, which is there for every point.
import math


class Point:
    __slots__ = ("x", "y", "__dict__")

    def __setattr__(self, name, value):
        if name not in ("x", "y"):
            raise AttributeError(name)
        super().__setattr__(name, value)

    @property
    def __dict__(self):
        raise AttributeError("__dict__")

    def __init__(self, x, y):
        self.x = x
        self.y = y

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
