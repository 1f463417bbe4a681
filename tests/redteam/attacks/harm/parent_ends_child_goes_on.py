# tries: the process that was asked ends at once, its child stays and answers
# entry: calls
# verdict: runtime_error | accepted (the child's answer may be there before its parent has ended)
# limits: processes = 8

import os


def answer(n):
    if os.fork() != 0:
        os._exit(0)
    os.setsid()
    return n + 1
