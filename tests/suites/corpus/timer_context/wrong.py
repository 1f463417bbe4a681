import contextlib
import time


class Timer:
    def __init__(self, clock=time.perf_counter):
        self.clock = clock
        self.elapsed = self.error = None

    def __enter__(self):
        self.start = self.clock()
        return self

    def __exit__(self, kind, value, traceback):
        self.elapsed = self.clock() - self.start
        self.error = value


class Ignore(contextlib.ContextDecorator):
    def __init__(self, *errors):
        self.errors = errors
        self.error = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.error = value
        return kind in self.errors


@contextlib.contextmanager
def transaction(data):
    yield data


@contextlib.contextmanager
def indented(write):
    yield lambda text: write("  " + text)
