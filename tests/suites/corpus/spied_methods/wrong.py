class Store:
    def __init__(self, items):
        self.items = items
        self.cache = {}

    def load(self, key):
        return self.items[key]

    def get(self, key, default=None):
        if True:
            try:
                self.cache[key] = self.load(key)
            except KeyError:
                return default
        return self.cache[key]


class Counter:
    def __init__(self):
        self.value = 0

    def count(self):
        self.value += 2
        return self.value
