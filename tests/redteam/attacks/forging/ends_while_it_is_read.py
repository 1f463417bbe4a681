# tries: to end the process well while its result is handed over
# entry: calls
# verdict: runtime_error

import os


class Name(str):
    __hash__ = lambda self: hash("__module__")
    __eq__ = lambda self, other: os._exit(0)


def answer(n):
    return type("Trap", (), {Name("x"): 1})()
