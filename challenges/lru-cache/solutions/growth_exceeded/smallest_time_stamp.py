# Stamps every use with a counter and, to evict, looks through all keys for the smallest stamp.
import itertools


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.last_used = {}
        self.clock = itertools.count()

    def get(self, key):
        if key not in self.values:
            return -1
        self.last_used[key] = next(self.clock)
        return self.values[key]

    def put(self, key, value):
        if key not in self.values and len(self.values) >= self.capacity:
            oldest = min(self.last_used, key=self.last_used.get)
            del self.values[oldest]
            del self.last_used[oldest]
        self.values[key] = value
        self.last_used[key] = next(self.clock)
