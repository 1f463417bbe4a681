# tries: a result with the right first line and a hole of 16 MiB after it
# entry: files
# verdict: wrong_answer
# confined: runtime_error (modes cannot be changed there)

import os

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
os.truncate("result.txt", 16 << 20)
