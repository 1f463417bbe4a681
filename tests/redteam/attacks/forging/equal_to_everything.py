# tries: to be accepted by an object that equals every other and calls itself an int
# entry: calls
# verdict: wrong_answer


class Liar:
    __class__ = property(lambda self: int)
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = lambda self: hash(2)
    __repr__ = __str__ = lambda self: "2"
    __reduce__ = lambda self: (int, (2,))
    __int__ = __index__ = lambda self: 2


def answer(n):
    return Liar()
