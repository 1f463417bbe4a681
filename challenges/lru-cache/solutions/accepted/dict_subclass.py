class LRUCache(dict):
    # A dict remembers the order of insertion, so a key that is taken out and put back
    # becomes the newest, and the first key is the one to evict.

    def __init__(self, capacity):
        self.capacity = capacity

    def get(self, key):
        try:
            value = self.pop(key)
        except KeyError:
            return -1
        self[key] = value
        return value

    def put(self, key, value):
        self.pop(key, None)
        if len(self) >= self.capacity:
            del self[next(iter(self))]
        self[key] = value
