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
        self.error = kind


class Ignore(contextlib.ContextDecorator):
    def __init__(self, *errors):
        self.errors = errors
        self.error = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.error = value
        return kind is not None and issubclass(kind, self.errors)


@contextlib.contextmanager
def transaction(data):
    view = dict(data)
    yield view
    data.clear()
    data.update(view)


@contextlib.contextmanager
def indented(write):
    yield lambda text: write("  " + text)
