"""Intervals.

>>> Interval(1, 5)
Interval(1, 5)
"""
from __future__ import annotations

import pickle
from typing import Optional

FIELDS = ["x", "y"]


class Interval:
    """
    >>> whole = Interval(0, 9)
    >>> whole.length()
    9
    """

    def __init__(self, start, end):
        self.start = start
        self.end = end

    def length(self):
        return self.end - self.start

    def difference(self, other, name):
        return "\n".join(f"{name}.{k} = {getattr(other, k)}" for k in ("start", "end") if getattr(self, k) != getattr(other, k))

    def joined(self, other: Interval) -> Optional[Interval]:
        return Interval(self.start, other.end) if self.end == other.start else None

    def __eq__(self, other):
        return isinstance(other, Interval) and (self.start, self.end) == (other.start, other.end)

    def __repr__(self):
        return f"Interval({self.start!r}, {self.end!r})"


class Shelf:
    def __init__(self, items, day):
        self.items = items
        self.day = day

    def __eq__(self, other):
        return isinstance(other, Shelf) and (self.items, self.day) == (other.items, other.day)

    def __repr__(self):
        return f"Shelf({self.items!r}, {self.day!r})"


def make_class_source(name, fields):
    lines = [f"class {name}:", f"    def __init__(self, {', '.join(fields)}):"]
    return "\n".join(lines + [f"        self.{field} = {field}" for field in fields])


def freeze(value):
    return pickle.dumps(value)


if __name__ == "__main__":
    print("1..5")
