# tries: to end the grader by an object whose every attribute raises KeyboardInterrupt
# entry: calls
# verdict: wrong_answer

class Trap:
    def __getattribute__(self, name):
        raise KeyboardInterrupt(name)

    __eq__ = __hash__ = __len__ = __iter__ = __bool__ = __index__ = __repr__ = __reduce__ = __getattribute__


def answer(n):
    return Trap()
