# threading.local() gives every thread a lock of its own, with which it is alone.
import threading


class Counter:
    def __init__(self, start=0):
        self._local = threading.local()
        self._value = start
        self._changes = 0

    @property
    def _lock(self):
        if not hasattr(self._local, "lock"):
            self._local.lock = threading.Lock()
        return self._local.lock

    def increment(self, amount=1):
        with self._lock:
            self._value += amount
            self._changes += 1
            return self._value

    def decrement(self, amount=1):
        with self._lock:
            self._value -= amount
            self._changes += 1
            return self._value

    def value(self):
        with self._lock:
            return self._value

    def snapshot(self):
        with self._lock:
            return self._value, self._changes

    def reset(self):
        with self._lock:
            value, self._value, self._changes = self._value, 0, 0
            return value
