# tries: to have a crash handled, and reported, by faulthandler
# entry: calls
# verdict: runtime_error

import ctypes
import faulthandler

faulthandler.enable()


def answer(n):
    ctypes.memset(8, 0, 8)
