# tries: to pass off a bytearray, which can be changed later, as bytes
# entry: values
# verdict: wrong_answer

def answer(n):
    n += 1
    return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
            "bytes": bytearray(str(n).encode()), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
