# tries: to make or change classes of the tests by their metaclass, to be one itself, and to have its own __class__ believed
import contextlib

found = []


class Meta(type):
    def __instancecheck__(cls, instance):
        look(instance)
        return True

    def __subclasscheck__(cls, subclass):
        look(subclass)
        return True

    def __eq__(cls, other):
        look(other)
        return True

    __hash__ = None


class Anything(metaclass=Meta):
    __class__ = property(lambda self: str)

    def __eq__(self, other):
        look(other)
        return True

    def __hash__(self):
        return hash("secret-")


def look(thing):
    for name in ("secret", "own_secret", "expected", "__dict__", "__globals__"):
        with contextlib.suppress(BaseException):
            value = getattr(thing, name)
            if isinstance(value, str) and value.startswith("secret-"):
                found.append(value)
    if isinstance(thing, str) and thing.startswith("secret-"):
        found.append(thing)


def take(given):
    kind = given["type"]
    for attempt in (
        lambda: type(kind)("Made", (kind,), {"given": property(look)}),
        lambda: type(type(given["method"].__self__))("Made", (object,), {}),
        lambda: setattr(kind, "__eq__", lambda self, other: True),
        lambda: setattr(kind, "__class__", Meta),
        lambda: setattr(given["thing"], "__class__", Anything),
        lambda: kind.__subclasses__(),
        lambda: look(kind.__mro__[-1].__subclasses__()),
        lambda: given["apply"](isinstance, given["method"], Anything),
        lambda: given["apply"](type, "Made", (kind,), {}),
        lambda: [look(other) for other in given["apply"](type(kind).mro, kind)],
    ):
        with contextlib.suppress(BaseException):
            attempt()


def answer():
    return found[0] if found else Anything()


def tell(listener):
    listener(Anything())
    return Anything()


def number():
    return Anything()


def members():
    return Anything()
