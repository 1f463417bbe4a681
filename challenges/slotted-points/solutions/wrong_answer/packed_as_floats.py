# Packs the numbers into bytes, as floats.
import math
import struct


class Point:
    __slots__ = ("_data",)

    def __init__(self, x, y):
        self._data = struct.pack("dd", x, y)

    @property
    def x(self):
        return struct.unpack("dd", self._data)[0]

    @property
    def y(self):
        return struct.unpack("dd", self._data)[1]

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
