# Each call has a lock of its own, which nobody else waits for.
import threading


class Counter:
    def __init__(self, start=0):
        self._value = start
        self._changes = 0

    def increment(self, amount=1):
        with threading.Lock():
            self._value += amount
            self._changes += 1
            return self._value

    def decrement(self, amount=1):
        with threading.Lock():
            self._value -= amount
            self._changes += 1
            return self._value

    def value(self):
        with threading.Lock():
            return self._value

    def snapshot(self):
        with threading.Lock():
            return self._value, self._changes

    def reset(self):
        with threading.Lock():
            value, self._value, self._changes = self._value, 0, 0
            return value
