# tries: to make bytes an int by writing over the pointer to its type
# entry: calls
# verdict: runtime_error

import ctypes


def answer(n):
    liar = b"\x02\x00\x00\x00" * 10
    ctypes.c_void_p.from_address(id(liar) + 8).value = id(int)
    return [liar, KEEP.append(liar)]


KEEP = []
