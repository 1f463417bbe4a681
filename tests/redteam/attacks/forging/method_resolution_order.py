# tries: to be taken for an int through a metaclass's own mro()
# entry: calls
# verdict: wrong_answer

class Meta(type):
    def mro(cls):
        return [cls, *int.__mro__]


class Liar(int, metaclass=Meta):
    __slots__ = ()


def answer(n):
    return Liar(n + 1)
