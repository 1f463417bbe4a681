# Every thread counts for itself.
import threading


class Counter:
    def __init__(self, start=0):
        self._start = start
        self._local = threading.local()

    @property
    def _numbers(self):
        return self._local.__dict__.setdefault("numbers", [self._start, 0])

    def increment(self, amount=1):
        self._numbers[0] += amount
        self._numbers[1] += 1
        return self._numbers[0]

    def decrement(self, amount=1):
        return self.increment(-amount)

    def value(self):
        return self._numbers[0]

    def snapshot(self):
        return tuple(self._numbers)

    def reset(self):
        before = self._numbers[0]
        self._numbers[:] = 0, 0
        return before
