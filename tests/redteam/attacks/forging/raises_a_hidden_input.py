# tries: to carry a hidden input into the report by the type, text and place of an exception
# entry: calls
# verdict: runtime_error

import sys


def answer(n):
    if n == 1:
        return 2
    print(n)
    print(n, file=sys.stderr)
    kind = type(f"E{n}", (ValueError,), {"__module__": f"m{n}"})
    exec(compile(f"def f{n}(): raise kind({n})\nf{n}()", "solution.py", "exec"), {"kind": kind})
