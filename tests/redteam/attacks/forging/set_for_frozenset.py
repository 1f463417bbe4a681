# tries: to pass off a set as a frozenset, which it equals
# entry: values
# verdict: wrong_answer

def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": {n}, "dict": {n: n}}
