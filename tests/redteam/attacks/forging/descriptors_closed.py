# tries: to break the exchange by closing every descriptor
# entry: calls
# verdict: wrong_answer | time_limit_exceeded (nobody is woken by a closed descriptor)
# limits: wall_time = "1s"

import os


def answer(n):
    os.closerange(0, 1101)
    return None
