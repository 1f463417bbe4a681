# tries: a result that has no name any more, kept open by a child
# entry: files
# verdict: wrong_answer
# limits: processes = 8

import os
import signal

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
kept = os.open("result.txt", os.O_RDONLY)
os.unlink("result.txt")
if os.fork() == 0:
    while kept:
        signal.pause()
