# tries: to change what is compared from a trace function that sees every event
# entry: calls
# verdict: wrong_answer

import sys


def trace(frame, event, what):
    for name, value in [*frame.f_locals.items()]:
        if name in ("expected", "expect", "actual", "result", "verdict", "accepted"):
            frame.f_locals[name] = True
    return trace


sys.settrace(trace)


def answer(n):
    return 0
