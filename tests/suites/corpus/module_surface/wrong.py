"""Shapes and counters, in one module."""

__all__ = ["Shape", "VERSION", "area", "counter"]

VERSION = 1, 2
unit = "m"
calls = 0
_secret = "hidden"


def area(width, height, unit=unit):
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
        return [self.size * 2 ** n for n in range(count)]


def __getattr__(name):
    return {n: n * n for n in (1, 2)}
