from collections import OrderedDict, deque


class Cache(OrderedDict):
    def __init__(self, capacity=2, **items):
        super().__init__(**items)
        self.capacity = capacity

    def get(self, key, default=None):
        if key not in self:
            return default
        self.move_to_end(key)
        return self[key]

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > getattr(self, "capacity", 99):
            self.popitem(last=False)


class Settings(OrderedDict):
    def __setitem__(self, key, value):
        if key in self:
            del self[key]
        super().__setitem__(key, value)


class Recent(deque):
    def __init__(self, items, size):
        super().__init__(items, size)
        self.dropped = []

    def push(self, item):
        if len(self) == self.maxlen:
            self.dropped.append(self[0])
        self.append(item)
