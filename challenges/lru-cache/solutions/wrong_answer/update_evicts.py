# Makes room before it looks whether the key is there: an update of a full cache loses another key.
class LRUCache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.store = {}

    def get(self, key):
        if key in self.store:
            self.store[key] = self.store.pop(key)
            return self.store[key]
        return -1

    def put(self, key, value) -> None:
        if len(self.store) >= self.capacity:
            oldest = next(iter(self.store))
            del self.store[oldest]
        self.store.pop(key, None)
        self.store[key] = value
