# tries: to pass with a value that compares as neither equal nor unequal
# entry: values
# verdict: wrong_answer

def answer(n):
    nan = float("nan")
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": nan, "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
