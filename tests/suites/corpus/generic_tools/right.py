import functools
import math
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T):
        self._value = value

    def get(self) -> T:
        return self._value

    def map(self, function):
        return Box(function(self._value))

    def __eq__(self, other):
        return isinstance(other, Box) and self._value == other._value


class Pair(NamedTuple):
    left: int
    right: str


def pair_up(left: int, right: str) -> Pair:
    return Pair(left, right)


@functools.singledispatch
def describe(value):
    return "?"


@describe.register
def _(value: int):
    return f"int {value}"


@describe.register(bool)
def _(value):
    return "yes" if value else "no"


@describe.register(list)
def _(value):
    return f"list of [{', '.join(map(describe, value))}]"


@describe.register(type(None))
def _(value):
    return "nothing"


class Cell:
    def __init__(self):
        self.values = []

    @functools.singledispatchmethod
    def set(self, value):
        self.values.append(value)

    @set.register
    def _(self, value: str):
        self.values.append(int(value))

    @set.register
    def _(self, value: list):
        for item in value:
            self.set(item)


@functools.lru_cache(maxsize=2)
def expensive(n):
    return n * n


class Lookup:
    def __init__(self, load):
        self.load = load

    @functools.cached_property
    def table(self):
        return self.load()


def area(width=None, height=None, *, radius=None):
    if radius is not None:
        return math.pi * radius ** 2
    return width * (width if height is None else height)
