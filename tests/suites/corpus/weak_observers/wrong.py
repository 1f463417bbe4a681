import weakref


class Subject:
    def __init__(self):
        self.listeners = []

    def attach(self, method):
        self.listeners.append(lambda: method)

    def tell(self, value):
        told = 0
        for reference in self.listeners:
            if method := reference():
                method(value)
                told += 1
        return told


class Node:
    def __init__(self, name):
        self.name, self.children, self._parent = name, [], None

    def add(self, child):
        child._parent = lambda: self
        self.children.append(child)
        return child

    @property
    def parent(self):
        return self._parent and self._parent()


class Cache:
    def __init__(self, make):
        self.make, self.values = make, weakref.WeakValueDictionary()

    def get(self, key):
        value = self.values.get(key)
        if value is None:
            value = self.values[key] = self.make(key)
        return value

    def __len__(self):
        return len(self.values)


class Resource:
    def __init__(self, name, on_close):
        self.name, self.on_close = name, on_close

    def close(self):
        self.on_close(self.name)

    __del__ = close
