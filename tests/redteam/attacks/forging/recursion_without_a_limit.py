# tries: to overflow the C stack with the limit on recursion raised
# entry: calls
# verdict: runtime_error

import sys

sys.setrecursionlimit(1 << 30)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])

    def __repr__(self):
        return f"{self!r}"


def answer(n):
    return repr(Deep())
