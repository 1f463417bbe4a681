# tries: to pass off a dict that makes up what it is asked for
# entry: values
# verdict: wrong_answer

class Anything(dict):
    __class__ = dict
    __missing__ = __getitem__ = lambda self, key: key
    __contains__ = __eq__ = lambda self, other: True
    __len__ = lambda self: 1
    keys = values = __iter__ = lambda self: iter([2])
    items = lambda self: iter([(2, 2)])


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": Anything()}
