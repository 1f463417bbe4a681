# tries: a result that is a second name of a file of the host
# entry: files
# verdict: accepted

import os

n = int(input())
for target in ("/etc/passwd", "/usr/bin/true", "/proc/self/environ", "/dev/zero"):
    try:
        os.link(target, "result.txt")
        break
    except OSError:
        pass
else:
    with open("first", "w") as file:
        print(n + 1, file=file)
    os.link("first", "result.txt")
