# tries: to break the host by a str whose bytes are not UTF-8
# entry: calls
# verdict: wrong_answer

import ctypes


def answer(n):
    text = "".join(map(chr, range(65, 91)))
    ctypes.memset(id(text) + 48, 0xFF, 20)
    return text
