# tries: to have memory beyond a list handed over, by writing over its length
# entry: calls
# verdict: runtime_error

import ctypes


def answer(n):
    items = [n]
    ctypes.c_ssize_t.from_address(id(items) + 16).value = 1 << 40
    return items
