# tries: to pass off an int of a class of its own, with the right value
# entry: calls
# verdict: wrong_answer

class Number(int):
    __class__ = int
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__


def answer(n):
    return Number(n + 1)
