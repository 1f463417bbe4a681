# tries: to pass by ending the process instead of answering
# entry: calls
# verdict: runtime_error

import os


def answer(n):
    os._exit(0)
