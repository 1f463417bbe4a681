import functools
import importlib.util
import unittest


def trace(write):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            result = function(*args, **kwargs)
            given = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
            write(f"{function.__name__}({', '.join(given)}) -> {result!r}")
            return result

        return wrapper

    return decorate


def memoize(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


def requires(*modules):
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, f"needs {missing}")


def timed_calls(cls):
    cls.calls = {}
    for name, method in list(vars(cls).items()):
        if callable(method) and not name.startswith("_"):
            setattr(cls, name, counted(cls, name, method))
    return cls


def counted(cls, name, method):
    @functools.wraps(method)
    def wrapper(*args, **kwargs):
        cls.calls[name] = cls.calls.get(name, 0) + 1
        return method(*args, **kwargs)

    return wrapper


def once(function):
    return functools.cache(function)
