from collections import UserDict


class Tree(dict):
    def __missing__(self, key):
        self[key] = Tree()
        return self[key]


class CaseDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __delitem__(self, key):
        super().__delitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


class Bag(dict):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self[item] += 1

    def __missing__(self, key):
        return 0

    def __add__(self, other):
        result = Bag()
        for key in [*self, *other]:
            result[key] = self[key] + other[key]
        return result


class DefaultList(list):
    def __init__(self, items=(), default=None):
        super().__init__(items)
        self.default = default

    def __getitem__(self, index):
        try:
            return super().__getitem__(index)
        except IndexError:
            return self.default

    def __setitem__(self, index, value):
        while len(self) <= index:
            self.append(self.default)
        super().__setitem__(index, value)


class Grid(list):
    def __getitem__(self, index):
        if isinstance(index, tuple):
            rows, column = index
            return [row[column] for row in super().__getitem__(rows)]
        return super().__getitem__(index)


class Celsius(float):
    @classmethod
    def from_fahrenheit(cls, value):
        return cls((value - 32) * 5 / 9)

    def __add__(self, other):
        return Celsius(float(self) + other)

    def __str__(self):
        return f"{float(self)}°C"


class Path2(str):
    def __truediv__(self, other):
        return Path2(f"{self}/{other}")

    @property
    def name(self):
        return self.rpartition("/")[2]
