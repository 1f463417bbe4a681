# tries: to lie by a type whose __module__ is not a str
# entry: calls
# verdict: wrong_answer

class Module(str):
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__


def answer(n):
    return type("int", (), {"__module__": Module("builtins"), "__qualname__": "int"})()
