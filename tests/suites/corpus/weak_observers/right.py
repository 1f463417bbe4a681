import weakref


class Subject:
    def __init__(self):
        self.listeners = []

    def attach(self, method):
        self.listeners.append(weakref.WeakMethod(method))

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
        child._parent = weakref.ref(self)
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
        self.finalizer = weakref.finalize(self, on_close, name)

    def close(self):
        self.finalizer()
