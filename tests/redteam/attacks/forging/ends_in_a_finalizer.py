# tries: to end the process in a __del__ before the reply is sent
# entry: calls
# verdict: runtime_error

import os


class Last:
    def __del__(self):
        os._exit(0)


def answer(n):
    last = Last()
    raise ValueError(last) if n == 2 else SystemExit
