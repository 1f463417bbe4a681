import bisect
from dataclasses import dataclass


class SortedList:
    def __init__(self, items=()):
        self._items = sorted(items)

    def add(self, item):
        if item not in self:
            bisect.insort(self._items, item)

    def remove(self, item):
        index = bisect.bisect_left(self._items, item)
        if self._items[index:index + 1] != [item]:
            raise ValueError(f"{item} is not in the list")
        del self._items[index]

    def pop(self):
        return self._items.pop()

    def __contains__(self, item):
        index = bisect.bisect_left(self._items, item)
        return self._items[index:index + 1] == [item]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)


@dataclass(frozen=True)
class Interval:
    start: int
    end: int

    def overlaps(self, other):
        return self.start <= other.start <= self.end

    def __contains__(self, point):
        return self.start <= point <= self.end

    def __or__(self, other):
        return Interval(min(self.start, other.start), max(self.end, other.end))
