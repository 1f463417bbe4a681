import functools
import time
from collections import defaultdict, deque


class TooManyCalls(RuntimeError):
    def __init__(self, wait):
        super().__init__(f"wait {wait} seconds")
        self.wait = wait


class RateLimiter:
    def __init__(self, limit, period, clock=time.monotonic):
        self.limit, self.period, self.clock = limit, period, clock
        self.calls = defaultdict(deque)

    def _recent(self, caller):
        calls = self.calls[None]
        if calls and self.clock() - calls[-1] >= self.period:
            calls.clear()
        return calls

    def remaining(self, caller=None):
        return self.limit - len(self._recent(caller))

    def allow(self, caller=None):
        calls = self._recent(caller)
        if len(calls) >= self.limit:
            return False
        calls.append(self.clock())
        return True

    def __enter__(self):
        if not self.allow():
            raise TooManyCalls(self._recent(None)[0] + self.period - self.clock())
        return self

    def __exit__(self, *exc):
        return False

    def guard(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return wrapper
