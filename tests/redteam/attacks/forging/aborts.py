# tries: to take the worker along by a crash: abort()
# entry: calls
# verdict: runtime_error

import os


def answer(n):
    os.abort()
