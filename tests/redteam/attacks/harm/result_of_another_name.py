# tries: results with names that only look like the one that is wanted
# entry: files
# verdict: wrong_answer
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import os

n = int(input())
for name in (b"result.txt ", b"result.txt\n", b"./Result.txt", b"result.txt\xff", b"result\xe2\x80\xaetxt", b"..result.txt", b"/tmp/result.txt"):
    with open(name, "w") as file:
        print(n + 1, file=file)
