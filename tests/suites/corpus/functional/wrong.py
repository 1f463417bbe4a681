import functools
import inspect


def pipe(value, *functions):
    return functools.reduce(lambda result, function: function(result), functions, value)


def compose(*functions):
    for function in functions:
        if not callable(function):
            raise TypeError(f"not callable: {function!r}")
    return lambda value: pipe(value, *functions)


def curry(function, arity=None):
    arity = arity or len(inspect.signature(function).parameters)

    @functools.wraps(function)
    def collect(*args):
        if len(args) >= arity:
            return function(*args)
        return lambda *more: collect(*args, *more)

    return collect


placeholder = object()


def partial(function, *given, **options):
    def call(*args, **kwargs):
        rest = iter(args)
        filled = [next(rest) if item is placeholder else item for item in given]
        return function(*filled, *rest, **options, **kwargs)

    return call


def juxt(*functions):
    return lambda value: tuple(function(value) for function in functions)


def flip(function):
    return lambda a, b: function(b, a)


class Pipeline:
    def __init__(self, *steps):
        self.steps = steps

    def __or__(self, step):
        self.steps += (step,)
        return self

    def __call__(self, value):
        return pipe(value, *self.steps)

    __rrshift__ = __call__
