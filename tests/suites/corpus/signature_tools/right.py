import functools
import inspect


def limit(value, /, low=0, *, high=10, **options):
    return max(low, min(value, high))


def traced(prefix=""):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            result = function(*args, **kwargs)
            given = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
            wrapper.trace.append(f"{prefix}{function.__name__}({', '.join(given)}) = {result!r}")
            return result

        wrapper.trace = []
        return wrapper

    return decorate


def make_counter(start=0, step=1):
    def count():
        nonlocal start
        start += step
        return start

    return count


def trampoline(function, *args):
    result = function(*args)
    while callable(result):
        result = result()
    return result


class Memo:
    def __init__(self, function):
        self.function, self.known = function, {}

    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.function(self, n)
        return self.known[n]


def retype(*converters, **named):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            bound = inspect.signature(function).bind(*args, **kwargs)
            args = [convert(arg) for convert, arg in zip(converters, bound.args)] + list(bound.args[len(converters):])
            kwargs = {key: named.get(key, lambda value: value)(value) for key, value in bound.kwargs.items()}
            return function(*args, **kwargs)

        return wrapper

    return decorate
