"""Shapes and counters, in one module."""

__all__ = ["Shape", "VERSION", "area", "counter"]

VERSION = 1, 2
unit = "m"
calls = 0
_secret = "hidden"


def area(width, height):
    return f"{width * height} {unit}2"


def counter():
    global calls
    calls += 1
    return calls


class Shape:
    def __init__(self, size):
        self.size = size

    def scale(self, factor):
        """Make it larger.

        In place.
        """
        self.size *= factor

    def grow(self, count):
        for _ in range(count):
            yield self.size
            self.size *= 2


def __getattr__(name):
    if name == "lazy_table":
        return {n: n * n for n in (1, 2)}
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
