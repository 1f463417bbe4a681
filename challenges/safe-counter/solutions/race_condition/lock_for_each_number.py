# Each number has its lock, so each is right by itself, but they are not of the same moment.
import threading


class Counter:
    def __init__(self, start=0):
        self._value_lock = threading.Lock()
        self._changes_lock = threading.Lock()
        self._value = start
        self._changes = 0

    def increment(self, amount=1):
        with self._value_lock:
            self._value += amount
            value = self._value
        with self._changes_lock:
            self._changes += 1
        return value

    def decrement(self, amount=1):
        return self.increment(-amount)

    def value(self):
        with self._value_lock:
            return self._value

    def snapshot(self):
        with self._value_lock:
            value = self._value
        with self._changes_lock:
            return value, self._changes

    def reset(self):
        with self._value_lock:
            value, self._value = self._value, 0
        with self._changes_lock:
            self._changes = 0
        return value
