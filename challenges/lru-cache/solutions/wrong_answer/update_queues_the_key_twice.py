# An update queues its key a second time, so that its older place in the queue evicts it too early.
from collections import deque


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.order = deque()

    def get(self, key):
        if key not in self.values:
            return -1
        self.order.remove(key)
        self.order.append(key)
        return self.values[key]

    def put(self, key, value):
        if len(self.values) >= self.capacity and key not in self.values:
            oldest = self.order.popleft()
            del self.values[oldest]
        self.values[key] = value
        self.order.append(key)
