# tries: to pass by leaving with exit code 0 instead of answering
# entry: calls
# verdict: runtime_error

import sys


def answer(n):
    sys.exit(0)
