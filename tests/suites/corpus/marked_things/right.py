import html


def marked(mark):
    def decorate(function):
        function.__mark__ = mark
        return function

    return decorate


def describe(function):
    return f"{function.__name__} is {getattr(function, '__mark__', 'plain')}"


def to_html(thing):
    return thing.__html__() if hasattr(thing, "__html__") else html.escape(thing)


def fields(thing):
    return type(thing).__tag__, thing.__owner__


class publish(property):
    names = []

    def __init__(self, inner):
        super().__init__(inner.fget, inner.fset, inner.fdel)
        publish.names.append(inner.fget.__name__)


def members(thing):
    if not isinstance(thing, type):
        return [name for name in dir(thing) if not name.startswith("_")]
    found = {name: value for name, value in vars(thing).items() if isinstance(value, property)}
    return {name: (value.fget is not None, value.fset is not None) for name, value in found.items()}


def read_by_hand(thing, name):
    return thing.__getattribute__(name)


_shouted = {}


def shout(text):
    return _shouted.setdefault(text, text.upper())
