# tries: to pass off a member of an IntEnum as the int that it equals
# entry: calls
# verdict: wrong_answer

import enum


def answer(n):
    return enum.IntEnum("Answer", {"right": n + 1}).right
