# tries: to pass off a class whose metaclass says yes to everything
# entry: calls
# verdict: wrong_answer

class Meta(type):
    __instancecheck__ = __subclasscheck__ = lambda self, other: True
    __eq__ = lambda self, other: True
    __hash__ = lambda self: 0


class Liar(metaclass=Meta):
    pass


def answer(n):
    return Liar
