# Keeps the stamps of the last uses in a sorted list. Finding one takes a few steps, but taking it out moves the rest, O(n):
# little enough to stay within any limit of time for a while.
from bisect import bisect_left


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.stamps = []  # ascending
        self.keys = {}    # by stamp
        self.stamp_of = {}
        self.clock = 0

    def _use(self, key):
        old = self.stamp_of.get(key)
        if old is not None:
            self._forget(old)
        self.clock += 1
        self.stamps.append(self.clock)
        self.keys[self.clock] = key
        self.stamp_of[key] = self.clock

    def _forget(self, stamp):
        del self.stamps[bisect_left(self.stamps, stamp)]
        del self.keys[stamp]

    def get(self, key):
        if key not in self.values:
            return -1
        self._use(key)
        return self.values[key]

    def put(self, key, value):
        if key not in self.values and len(self.values) == self.capacity:
            stamp = self.stamps[0]
            oldest = self.keys[stamp]
            self._forget(stamp)
            del self.values[oldest], self.stamp_of[oldest]
        self.values[key] = value
        self._use(key)
