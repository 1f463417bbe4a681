import threading
from collections import deque


class SafeCounter:
    def __init__(self, value=0):
        self.value = value
        self.lock = threading.Lock()

    def add(self, amount=1):
        return self.update(lambda value: value + amount)

    def update(self, function):
        if not self.lock.acquire(timeout=0.5):
            raise RuntimeError("the counter is locked")
        self.value = function(self.value)
        self.lock.release()
        return self.value


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, size):
        self.items, self.size, self.closed = deque(), size, False
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.changed.notify_all()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def __iter__(self):
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.items or self.closed)
                if not self.items:
                    return
                item = self.items.popleft()
                self.changed.notify_all()
            yield item


class Latch:
    def __init__(self, count):
        self.count, self.changed = count, threading.Condition()

    def arrive(self):
        with self.changed:
            self.count -= 1
            self.changed.notify_all()
            return self.count

    def wait(self, timeout=None):
        with self.changed:
            return self.changed.wait_for(lambda: self.count <= 0, timeout)
