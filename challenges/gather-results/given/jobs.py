"""Makes the functions of the tests."""
import threading
import time


def value(x):
    return lambda: x


def slow(x, seconds):
    def job():
        time.sleep(seconds)
        return x

    return job


def fail(message, seconds=0):
    def job():
        time.sleep(seconds)
        raise ValueError(message)

    return job


def leave(code):
    def job():
        raise SystemExit(code)

    return job


def meet(*values):
    """As many functions as values. They wait until all have been called."""
    barrier = threading.Barrier(len(values))

    def job_of(x):
        def job():
            barrier.wait()
            return x

        return job

    return [job_of(x) for x in values]


def once(functions):
    yield from functions


def plain(results):
    """Exceptions as their names and arguments."""
    return [[type(x).__name__, *x.args] if isinstance(x, BaseException) else x for x in results]
