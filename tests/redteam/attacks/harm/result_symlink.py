# tries: a result that is a link to a file of the host, with the right text behind it
# entry: files
# verdict: wrong_answer

import os

n = int(input())
with open("elsewhere", "w") as file:
    print(n + 1, file=file)
os.symlink("elsewhere", "result.txt")
