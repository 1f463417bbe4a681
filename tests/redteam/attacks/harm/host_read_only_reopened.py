# tries: to write to a file that it may only read, by opening its descriptor anew and by mapping it
# entry: calls
# verdict: accepted
# after: host_file_unchanged /usr/lib/python3.11/os.py

import mmap
import os


def answer(n):
    file = os.open("/usr/lib/python3.11/os.py", os.O_RDONLY)
    done = []
    for change in (
        lambda: os.open(f"/proc/self/fd/{file}", os.O_RDWR),
        lambda: os.truncate(file, 0),
        lambda: os.pwrite(file, b"x", 0),
        lambda: os.fchmod(file, 0o777),
        lambda: os.posix_fallocate(file, 0, 1),
        lambda: mmap.mmap(file, 4096, flags=mmap.MAP_SHARED, prot=mmap.PROT_WRITE),
        lambda: os.link(f"/proc/self/fd/{file}", "/work/linked", follow_symlinks=True),
    ):
        try:
            change()
            done.append(change.__code__.co_firstlineno)
        except OSError:
            pass
    private = mmap.mmap(file, 4096, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    private[:7] = b"redteam"
    return n + 1 if not done and os.pread(file, 7, 0) != b"redteam" else str(done)
