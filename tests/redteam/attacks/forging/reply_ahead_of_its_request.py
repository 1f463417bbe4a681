# tries: to answer requests before they are made, with replies of impossible size
# entry: calls
# verdict: runtime_error | wrong_answer | time_limit_exceeded (whether a number is seen in time is a race)

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


import threading


def ahead():
    while True:
        head(posted() + 1, 1 << 62)
        try:
            wake()
        except BlockingIOError:
            pass


def answer(n):
    threading.Thread(target=ahead, daemon=True).start()
    return None
