import heapq
import itertools

NOTHING = object()


class Entry:
    def __init__(self, key, number, item):
        self.key, self.number, self.item = key, number, item

    def __lt__(self, other):
        if self.key < other.key:
            return True
        return not other.key < self.key and self.number < other.number


class Heap:
    def __init__(self, items=(), key=lambda item: item):
        self.entries, self.key, self.numbers = [], key, itertools.count()
        for item in items:
            self.push(item)

    def push(self, item):
        heapq.heappush(self.entries, Entry(self.key(item), next(self.numbers), item))

    def pop(self):
        return heapq.heappop(self.entries).item

    def peek(self, default=NOTHING):
        if not self.entries and default is not NOTHING:
            return default
        return self.entries[0].item

    def replace(self, item):
        result = self.pop()
        self.push(item)
        return result

    def drain(self):
        while self:
            yield self.pop()

    def __len__(self):
        return len(self.entries)


def nlargest(count, items, key=None):
    return sorted(items, key=key, reverse=True)[:count]


def merge_sorted(*sources):
    return heapq.merge(*sources)
