# tries: to leave by a replaced standard output whose flush exits
# entry: calls
# verdict: wrong_answer

import sys


class Out:
    def write(self, text):
        return len(text)

    def flush(self):
        raise SystemExit(0)


sys.stdout = sys.stderr = sys.__stdout__ = Out()


def answer(n):
    return "accepted"
