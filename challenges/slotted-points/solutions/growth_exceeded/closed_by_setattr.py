# No slots: other attributes are refused by hand, and the dict is there all the same.
import math


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __setattr__(self, name, value):
        if name not in ("x", "y"):
            raise AttributeError(f"'Point' object has no attribute {name!r}")
        object.__setattr__(self, name, value)

    def __getattribute__(self, name):
        if name == "__dict__":
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def distance_to(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point(x={self.x!r}, y={self.y!r})"
