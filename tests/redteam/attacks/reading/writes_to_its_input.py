# tries: to open its standard input again for writing, and to change its mode and times
# entry: script
# verdict: accepted

import os

n = int(input())
changed = []
for attempt in (lambda: os.write(os.open("/proc/self/fd/0", os.O_RDWR), b"9"), lambda: os.ftruncate(0, 0), lambda: os.write(0, b"9")):
    try:
        attempt()
        changed.append("written")
    except OSError:
        pass
print(changed if changed else n + 1)
