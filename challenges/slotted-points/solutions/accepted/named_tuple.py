from math import hypot
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def distance_to(self, other):
        return hypot(self.x - other.x, self.y - other.y)
