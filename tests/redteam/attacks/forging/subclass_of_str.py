# tries: to pass off a str of a class of its own within a right answer
# entry: values
# verdict: wrong_answer

class Text(str):
    __class__ = str
    __eq__ = lambda self, other: True
    __hash__ = str.__hash__


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": Text(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
