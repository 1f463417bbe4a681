from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Board:
    def __init__(self, height, width):
        self.cells = [[None] * width for _ in range(height)]
        self.cache = {}

    def __getitem__(self, place):
        return self.cells[place[0]][place[1]]

    def __setitem__(self, place, value):
        self.cells[place[0]][place[1]] = value

    def __eq__(self, other):
        return isinstance(other, Board) and self.cells == other.cells

    def __deepcopy__(self, memo):
        result = Board(1, 1)
        result.cells = list(self.cells)
        return result


class Tree:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []

    def add(self, name):
        self.children.append(Tree(name, self))
        return self.children[-1]


class Handle:
    def __init__(self, name):
        self.name = name

    def __copy__(self):
        return Handle(f"{self.name} (copy)")

    def __deepcopy__(self, memo):
        raise TypeError("a handle cannot be deep copied")

