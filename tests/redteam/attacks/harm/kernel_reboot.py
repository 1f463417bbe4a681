# tries: to restart the machine
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'reboot': 169}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["reboot"], 0xFEE1DEAD, 672274793, 0x01234567, None)
    return n + 1
