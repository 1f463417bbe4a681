# tries: to end the process between its result and the reply
# entry: calls
# verdict: runtime_error

import os
import sys


class Out:
    def write(self, text):
        return len(text)

    def flush(self):
        os._exit(0)


def answer(n):
    sys.stdout = Out()
    return n + 1
