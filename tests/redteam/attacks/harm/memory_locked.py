# tries: to lock memory, more of it than the rlimit allows, and all of it
# entry: calls
# verdict: accepted

import ctypes
import errno
import mmap

libc = ctypes.CDLL(None, use_errno=True)


def refusal(call, *arguments):
    return errno.errorcode[ctypes.get_errno()] if call(*arguments) != 0 else "done"


def answer(n):
    memory = mmap.mmap(-1, 4 << 20)
    start = ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    found = [
        refusal(libc.mlock, start, ctypes.c_size_t(4 << 20)),
        refusal(libc.mlock2, start, ctypes.c_size_t(4 << 20), 1),
        refusal(libc.mlockall, 3),
    ]
    return n + 1 if found[0] == "ENOMEM" and found[1] in ("ENOSYS", "EINVAL") and found[2] == "ENOSYS" else str(found)
