import threading
from typing import NamedTuple


class State(NamedTuple):
    value: int
    changes: int = 0


class Counter:
    """Writers take turns; they replace the whole state at once, so readers need no lock."""

    def __init__(self, start=0):
        self._writing = threading.Semaphore(1)
        self._state = State(start)

    def increment(self, amount=1):
        with self._writing:
            state = State(self._state.value + amount, self._state.changes + 1)
            self._state = state
        return state.value

    def decrement(self, amount=1):
        with self._writing:
            state = State(self._state.value - amount, self._state.changes + 1)
            self._state = state
        return state.value

    def value(self):
        return self._state.value

    def snapshot(self):
        return tuple(self._state)

    def reset(self):
        with self._writing:
            before, self._state = self._state, State(0)
        return before.value
