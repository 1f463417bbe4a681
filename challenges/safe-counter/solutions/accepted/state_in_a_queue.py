import queue
from contextlib import contextmanager


class Counter:
    """The numbers lie in a queue. Who takes them out is alone with them until they are back."""

    def __init__(self, start=0):
        self._place = queue.Queue(maxsize=1)
        self._place.put([start, 0])

    @contextmanager
    def _numbers(self):
        numbers = self._place.get()
        try:
            yield numbers
        finally:
            self._place.put(numbers)

    def _add(self, amount):
        with self._numbers() as numbers:
            numbers[0] += amount
            numbers[1] += 1
            return numbers[0]

    def increment(self, amount=1):
        return self._add(amount)

    def decrement(self, amount=1):
        return self._add(-amount)

    def value(self):
        return self.snapshot()[0]

    def snapshot(self):
        with self._numbers() as numbers:
            return tuple(numbers)

    def reset(self):
        with self._numbers() as numbers:
            before = numbers[0]
            numbers[:] = 0, 0
            return before
