# tries: to pass off a float that is near to everything
# entry: values
# verdict: wrong_answer

class Near(float):
    __class__ = float
    __eq__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
    __float__ = lambda self: 2.0


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": Near("nan"), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
