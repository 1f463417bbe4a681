# What was read under the lock is out of date when it is written.
import threading


class Counter:
    def __init__(self, start=0):
        self._lock = threading.Lock()
        self._value = start
        self._changes = 0

    def increment(self, amount=1):
        with self._lock:
            value = self._value
            changes = self._changes
        self._value = value + amount
        self._changes = changes + 1
        return value + amount

    def decrement(self, amount=1):
        return self.increment(-amount)

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
