# tries: to pass off a named tuple whose type is called tuple
# entry: values
# verdict: wrong_answer

import collections

Liar = collections.namedtuple("tuple", "n", module="builtins")


def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": Liar(n), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
