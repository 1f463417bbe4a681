"""Where a candidate finds its mailbox, and how it writes there. Put into attacks in the place of `# @MAILBOX@`."""
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
