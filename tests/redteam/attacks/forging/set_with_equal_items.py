# tries: to offer several answers in one set, by items that are unequal when asked
# entry: values
# verdict: wrong_answer

class Number(int):
    __hash__ = lambda self: 7
    __eq__ = lambda self, other: False


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n, Number(n), Number(n)}, "frozenset": frozenset({n}), "dict": {n: n}}
