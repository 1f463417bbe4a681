# Keeps the order of use in a list: every use searches the list and closes the gap, O(n).
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.keys = []  # least recently used first

    def get(self, key):
        if key not in self.values:
            return -1
        self.keys.remove(key)
        self.keys.append(key)
        return self.values[key]

    def put(self, key, value):
        if key in self.values:
            self.keys.remove(key)
        elif len(self.keys) >= self.capacity:
            oldest = self.keys.pop(0)
            del self.values[oldest]
        self.values[key] = value
        self.keys.append(key)
