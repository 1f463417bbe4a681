# tries: a personality without random addresses, with memory that can be executed, with 32 bits
# entry: calls
# verdict: accepted

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
ADDR_NO_RANDOMIZE, READ_IMPLIES_EXEC, PER_LINUX32 = 0x0040000, 0x0400000, 0x0008


def answer(n):
    for persona in (ADDR_NO_RANDOMIZE, READ_IMPLIES_EXEC, PER_LINUX32):
        if libc.personality(ctypes.c_ulong(persona)) != -1 or ctypes.get_errno() != errno.ENOSYS:
            return f"{persona:#x}"
    return n + 1
