class LRUCache:
    """Simple version: dict for values, list for order (front = oldest)."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.cache = {}
        self.order = []

    def get(self, key):
        if key in self.cache:
            # move the key to the back of the list
            self.order.remove(key)
            self.order.append(key)
            return self.cache[key]
        return -1

    def put(self, key, value):
        if key in self.cache:
            self.order.remove(key)
        elif len(self.cache) == self.capacity:
            oldest = self.order.pop(0)
            self.cache.pop(oldest)
        self.cache[key] = value
        self.order.append(key)
