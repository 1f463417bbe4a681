# tries: to be right beside much that is wrong: surplus keys that equal the wanted ones
# entry: values
# verdict: wrong_answer

class Key(str):
    __hash__ = lambda self: hash("int")
    __eq__ = lambda self, other: self is other


def answer(n):
    n += 1
    return {Key("int"): 0, "int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
