# Two locks: who counts takes them in one order, who resets in the other.
import threading


class Counter:
    def __init__(self, start=0):
        self._value_lock = threading.Lock()
        self._changes_lock = threading.Lock()
        self._value = start
        self._changes = 0

    def increment(self, amount=1):
        with self._value_lock, self._changes_lock:
            self._value += amount
            self._changes += 1
            return self._value

    def decrement(self, amount=1):
        with self._value_lock, self._changes_lock:
            self._value -= amount
            self._changes += 1
            return self._value

    def value(self):
        with self._value_lock:
            return self._value

    def snapshot(self):
        with self._value_lock, self._changes_lock:
            return self._value, self._changes

    def reset(self):
        with self._changes_lock, self._value_lock:
            value, self._value, self._changes = self._value, 0, 0
            return value
