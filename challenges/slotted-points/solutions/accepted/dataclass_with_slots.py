from dataclasses import dataclass
from math import hypot


@dataclass(slots=True)
class Point:
    x: float
    y: float

    def moved(self, dx: float, dy: float) -> "Point":
        return Point(self.x + dx, self.y + dy)

    def distance_to(self, other: "Point") -> float:
        return hypot(other.x - self.x, other.y - self.y)
