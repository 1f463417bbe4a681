import dataclasses


class Node:
    def __init__(self, name):
        self.name = name


def describe(node):
    return f"node {node.name}"


class Shape:
    @classmethod
    def unit(cls):
        return cls()


def name_of(shape):
    return type(shape).__name__


@dataclasses.dataclass
class Point:
    x: int
    y: int


def total(point):
    return sum(getattr(point, field.name) for field in dataclasses.fields(point))
