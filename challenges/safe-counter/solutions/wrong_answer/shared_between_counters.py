# The numbers are the class's: all counters are one.
import threading


class Counter:
    _lock = threading.Lock()
    _value = 0
    _changes = 0

    def __init__(self, start=0):
        Counter._value = start
        Counter._changes = 0

    def increment(self, amount=1):
        with self._lock:
            Counter._value += amount
            Counter._changes += 1
            return Counter._value

    def decrement(self, amount=1):
        with self._lock:
            Counter._value -= amount
            Counter._changes += 1
            return Counter._value

    def value(self):
        with self._lock:
            return Counter._value

    def snapshot(self):
        with self._lock:
            return Counter._value, Counter._changes

    def reset(self):
        with self._lock:
            value, Counter._value, Counter._changes = Counter._value, 0, 0
            return value
