# Evicts the key that was inserted first: a get is no use of the key.
from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = OrderedDict()

    def get(self, key):
        return self.items.get(key, -1)

    def put(self, key, value):
        if key in self.items:
            del self.items[key]
        elif len(self.items) >= self.capacity:
            self.items.popitem(last=False)
        self.items[key] = value
