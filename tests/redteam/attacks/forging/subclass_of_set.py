# tries: to pass off a set that contains everything
# entry: values
# verdict: wrong_answer

class Everything(set):
    __class__ = set
    __contains__ = __eq__ = __ge__ = __le__ = lambda self, other: True
    __len__ = lambda self: 1
    __iter__ = lambda self: iter([2])


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": Everything(), "frozenset": frozenset({n}), "dict": {n: n}}
