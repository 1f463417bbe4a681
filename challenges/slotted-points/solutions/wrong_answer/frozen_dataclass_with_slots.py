# In Python 3.11 such a class refuses other attributes with a TypeError: its __setattr__ asks super() of the wrong class.
import dataclasses
import math


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float

    def moved(self, dx, dy):
        return dataclasses.replace(self, x=self.x + dx, y=self.y + dy)

    def distance_to(self, other):
        return math.dist((self.x, self.y), (other.x, other.y))
