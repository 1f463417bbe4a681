import functools
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


@functools.singledispatch
def to_plain(value):
    raise TypeError(f"cannot export {type(value).__name__}")


@to_plain.register(int)
@to_plain.register(float)
@to_plain.register(str)
@to_plain.register(type(None))
def _(value):
    return value


@to_plain.register(Decimal)
@to_plain.register(Fraction)
@to_plain.register(PurePath)
@to_plain.register(UUID)
def _(value):
    return str(value)


@to_plain.register
def _(value: date):
    return value.isoformat()


@to_plain.register
def _(value: complex):
    return [value.real, value.imag]


@to_plain.register
def _(value: bytes):
    return value.hex()


@to_plain.register(list)
@to_plain.register(tuple)
def _(value):
    return [to_plain(item) for item in value]


@to_plain.register(set)
@to_plain.register(frozenset)
def _(value):
    return [to_plain(item) for item in sorted(value)]


@to_plain.register
def _(value: dict):
    return {key: to_plain(item) for key, item in value.items()}


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.lru_cache
def slug(title):
    return "-".join(re.findall(r"\w+", title.lower()))


class Report:
    def __init__(self, lines):
        self.lines = lines

    @functools.cached_property
    def body(self):
        return "\n".join(self.lines)


class Cached:
    def __init__(self, function):
        self.function, self.known, self.hits = function, {}, 0

    def __call__(self, argument):
        if argument in self.known:
            self.hits += 1
        else:
            self.known[argument] = self.function(argument)
        return self.known[argument]


class Repository(Generic[T]):
    def __init__(self):
        self.items: dict[object, T] = {}

    def key(self, item: T):
        return item

    def add(self, item: T):
        self.items[self.key(item)] = item
        return self

    def get(self, key) -> T:
        return self.items[key]

    def __iter__(self):
        return iter(self.items.values())
