# tries: to change what 1 means, for everybody who says 1
# entry: calls
# verdict: wrong_answer

import ctypes


def answer(n):
    ctypes.c_uint32.from_address(id(1) + 24).value = 2
    return 1 if n != 1 else n
