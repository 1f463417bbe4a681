# tries: to have gradebox itself use a gigabyte and a minute: a reply written by hand, of as many small values as 20 MB hold
# entry: calls
# verdict: runtime_error
# limits: cpu_time = "2s"

import ctypes
import os

COUNT = 19_000_000
LOADED, VALUE, LIST, END = b"\x00", b"\x00", b"\x09", b"\x02"


def mailbox():
    with open("/proc/self/maps") as file:
        return next(int(line.split("-")[0], 16) for line in file if "mailbox" in line)


def number(value):
    written = bytearray()
    while value >= 128:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes([*written, value])


def answer(n):
    head = mailbox()
    reply = head + 4096 + (256 << 20)
    start = LOADED + VALUE + LIST + number(COUNT)
    ctypes.memmove(reply, start, len(start))
    ctypes.memset(reply + len(start), 0, COUNT)
    ctypes.memmove(reply + len(start) + COUNT, END, 1)
    posted = ctypes.c_uint32.from_address(head).value
    size = len(start) + COUNT + 1
    ctypes.memmove(head, b"".join(n.to_bytes(s, "little") for n, s in ((posted, 4), (posted, 4), (1, 8), (size, 8))), 24)
    os.write(1000, (1).to_bytes(8, "little"))
    while True:
        pass
