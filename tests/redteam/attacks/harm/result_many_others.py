# tries: to leave thousands of files beside its result, in folders that lead back to each other
# entry: files
# verdict: accepted

import os

n = int(input())
for number in range(900):
    os.mkdir(f"{number}")
    os.symlink("..", f"{number}/up")
with open("result.txt", "w") as file:
    print(n + 1, file=file)
