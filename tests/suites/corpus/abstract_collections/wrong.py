from collections import abc


class Table(abc.MutableMapping):
    def __init__(self, **values):
        self._values = values

    def __getitem__(self, key):
        return self._values[key]

    def __setitem__(self, key, value):
        self._values[key] = value

    def __delitem__(self, key):
        del self._values[key]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


class Ring(abc.Sequence):
    def __init__(self, items):
        self._items = list(items)

    def __getitem__(self, index):
        return self._items[index % len(self)]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def index(self, item):
        return self._items.index(item)


class History(abc.MutableSequence):
    def __init__(self, limit):
        self._items, self.limit = [], limit

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value

    def __delitem__(self, index):
        del self._items[index]

    def __len__(self):
        return len(self._items)

    def insert(self, index, value):
        self._items.append(value)
        del self._items[self.limit:]


class BitSet:
    def __init__(self, numbers=()):
        self.bits = 0
        for number in numbers:
            self.add(number)

    def add(self, number):
        self.bits |= 1 << number

    def discard(self, number):
        self.bits &= ~(1 << number)

    def __contains__(self, number):
        return bool(self.bits >> number & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if n in self)

    def __len__(self):
        return self.bits.bit_count()
