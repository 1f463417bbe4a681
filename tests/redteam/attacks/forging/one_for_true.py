# tries: to pass off 1 as True, and an undefined value as None
# entry: values
# verdict: wrong_answer

def answer(n):
    n += 1
    return {"int": n, "bool": 1, "none": NotImplemented, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
