# tries: to hide an exception by one whose str() raises and whose type lies
# entry: calls
# verdict: runtime_error

class Quiet(Exception):
    __class__ = int
    __str__ = __repr__ = lambda self: 1 / 0
    __traceback__ = property(lambda self: 1 / 0)
    args = property(lambda self: 1 / 0)


def answer(n):
    raise Quiet
