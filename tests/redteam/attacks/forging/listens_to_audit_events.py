# tries: to overhear the grader by the interpreter's audit events
# entry: calls
# verdict: wrong_answer

import sys

HEARD = []
sys.addaudithook(lambda event, arguments: HEARD.append((event, arguments)))


def answer(n):
    wanted = [what for event, arguments in HEARD for what in arguments
              if what == n + 1 or isinstance(what, str) and ("expect" in what or "gradebox" in what)]
    assert HEARD or n == 1
    return wanted[0] if wanted and n > 1000 else None
