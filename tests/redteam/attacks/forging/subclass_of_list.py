# tries: to pass off a list whose length and items are lies
# entry: values
# verdict: wrong_answer

class Items(list):
    __class__ = list
    __len__ = lambda self: 1
    __iter__ = lambda self: iter([self.n])
    __getitem__ = lambda self, index: self.n
    __eq__ = lambda self, other: True


def answer(n):
    n += 1
    items = Items()
    items.n = n
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": items,
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
