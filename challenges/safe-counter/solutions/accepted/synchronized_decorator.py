import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        self.lock.acquire()
        try:
            return method(self, *args, **kwargs)
        finally:
            self.lock.release()

    return wrapper


class Counter:
    def __init__(self, start=0):
        self.lock = threading.Lock()
        self.count = start
        self.calls = 0

    @synchronized
    def increment(self, amount=1):
        self.count = self.count + amount
        self.calls = self.calls + 1
        return self.count

    @synchronized
    def decrement(self, amount=1):
        self.count = self.count - amount
        self.calls = self.calls + 1
        return self.count

    @synchronized
    def value(self):
        return self.count

    @synchronized
    def snapshot(self):
        return (self.count, self.calls)

    @synchronized
    def reset(self):
        before = self.count
        self.count = self.calls = 0
        return before
