# tries: to leave thousands of files beside its result, in folders that lead back to each other
# entry: files
# verdict: accepted
# confined: accepted | time_limit_exceeded (its files are on the disk of the host there, and slower)

import os

n = int(input())
for number in range(900):
    os.mkdir(f"{number}")
    os.symlink("..", f"{number}/up")
with open("result.txt", "w") as file:
    print(n + 1, file=file)
