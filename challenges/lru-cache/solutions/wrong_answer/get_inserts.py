# A defaultdict stores -1 for every key that is only looked up.
from collections import defaultdict


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = defaultdict(lambda: -1)

    def get(self, key):
        value = self.data[key]
        self._refresh(key, value)
        return value

    def put(self, key, value):
        self._refresh(key, value)

    def _refresh(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        while len(self.data) > self.capacity:
            del self.data[next(iter(self.data))]
