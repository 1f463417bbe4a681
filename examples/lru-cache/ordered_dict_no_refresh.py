from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.cache = OrderedDict()

    def get(self, key):
        if key not in self.cache:
            return -1
        self.cache.move_to_end(key)  # mark as recently used
        return self.cache[key]

    def put(self, key, value):
        # OrderedDict keeps the order, so the oldest entry is always first
        self.cache[key] = value
        if len(self.cache) > self.capacity:
            self.cache.popitem(last=False)
