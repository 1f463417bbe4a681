# tries: to break the grader by an audit hook that raises whatever happens
# entry: calls
# verdict: runtime_error

import sys


def refuse(event, arguments):
    raise SystemExit(0)


def answer(n):
    sys.addaudithook(refuse)
    open("/dev/null")
    return n + 1
