import inspect
import weakref


class Weak:
    def __init__(self, function):
        self.signature = str(inspect.signature(function))
        is_method = inspect.ismethod(function)
        self.reference = weakref.WeakMethod(function) if is_method else weakref.ref(function)


def passed(thing):
    return thing


def identity(thing):
    return id(thing)


def all_distinct(things):
    return len({id(thing) for thing in things}) == len(things)
