import math
from dataclasses import dataclass, field


@dataclass(unsafe_hash=True)
class Point:
    x: float = 0
    y: float = 0


@dataclass
class Stop:
    at: Point
    label: str


@dataclass
class Route:
    name: str
    stops: list = field(default_factory=list)
    length: float = field(init=False, repr=False)

    def __post_init__(self):
        if not self.name:
            raise ValueError("a route needs a name")
        ends = zip(self.stops, self.stops[1:])
        self.length = sum(math.hypot(b.at.x - a.at.x, b.at.y - a.at.y) for a, b in ends)
