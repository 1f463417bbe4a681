from threading import RLock


class Counter:
    """Methods that hold the lock call others that take it again."""

    def __init__(self, start=0):
        self._lock = RLock()
        self._set(start, 0)

    def _set(self, value, changes):
        with self._lock:
            self._value = value
            self._changes = changes

    def increment(self, amount=1):
        with self._lock:
            value, changes = self.snapshot()
            self._set(value + amount, changes + 1)
            return self.value()

    def decrement(self, amount=1):
        return self.increment(-amount)

    def value(self):
        return self.snapshot()[0]

    def snapshot(self):
        with self._lock:
            return self._value, self._changes

    def reset(self):
        with self._lock:
            before = self.value()
            self._set(0, 0)
            return before
