import inspect
import weakref


class Weak:
    def __init__(self, function):
        self.signature = str(inspect.signature(function))
        is_method = inspect.ismethod(function)
        self.reference = weakref.WeakMethod(function) if is_method else (lambda: function)


def passed(thing):
    return str(thing)


def identity(thing):
    return 1


def all_distinct(things):
    return len({id(thing) for thing in things}) == len(things)
