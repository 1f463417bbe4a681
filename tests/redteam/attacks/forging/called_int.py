# tries: to pass off an object whose type is called int
# entry: calls
# verdict: wrong_answer

Liar = type("int", (), {"__module__": "builtins", "__eq__": lambda self, other: True})


def answer(n):
    return Liar()
