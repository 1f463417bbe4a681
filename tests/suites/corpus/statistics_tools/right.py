import math
from collections import Counter, deque


class EmptyData(ValueError):
    def __init__(self):
        super().__init__("no data")


def mean(data):
    data = list(data)
    if not data:
        raise EmptyData
    return math.fsum(data) / len(data)


def median(data):
    data = sorted(data)
    if not data:
        raise EmptyData
    half = len(data) // 2
    return (data[half] + data[~half]) / 2


class Stats:
    def __init__(self, data=()):
        self.data = list(data)

    def add(self, value):
        self.data.append(value)

    def extend(self, values):
        self.data.extend(values)

    @property
    def mean(self):
        return mean(self.data)

    @property
    def deviation(self):
        center = self.mean
        return math.sqrt(mean((value - center) ** 2 for value in self.data))

    low = property(lambda self: min(self.data))
    high = property(lambda self: max(self.data))

    def __len__(self):
        return len(self.data)

    def __add__(self, other):
        return Stats(self.data + other.data)


def moving_average(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size


def normalize(data):
    total = sum(data.values())
    for key in data:
        data[key] /= total


def histogram(values, key=lambda value: value, mark="*"):
    counts = Counter(map(key, values))
    return "\n".join(f"{value} {mark * counts[value]}" for value in sorted(counts))
