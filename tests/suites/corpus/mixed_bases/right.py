import enum


class Base:
    def hello(self):
        return "hello"


def items_of(mapping):
    return sorted(mapping.items())


def kinds_of(thing):
    return [kind.__name__ for kind in (dict, list, int, Base) if isinstance(thing, kind)]


def louder(cls):
    class Louder(cls):
        def say(self):
            return super().say() + "!"

    return Louder


class Ordered(enum.Enum):
    def __lt__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self.value < other.value


class Priority(Ordered):
    LOW = 1
    HIGH = 2


class Late:
    def count_from(self, number):
        type(self).__len__ = lambda self: number

    def forget(self):
        del type(self).__len__
