# tries: to make threads and processes by clone3 and by clone with flags of its own: clone3 is not there, the others are refused
# entry: calls
# verdict: accepted

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
NUMBERS = {"clone": 56, "clone3": 435}  # x86-64
CLONE_PARENT, CLONE_VM, CLONE_VFORK, SIGCHLD = 0x8000, 0x100, 0x4000, 17


def refusal(name, *arguments):
    result = libc.syscall(NUMBERS[name], *map(ctypes.c_long, arguments))
    if result == 0:
        libc._exit(0)
    return errno.errorcode[ctypes.get_errno()] if result < 0 else "made"


def answer(n):
    found = {
        "clone": refusal("clone", SIGCHLD, 0, 0, 0, 0),
        "parent": refusal("clone", SIGCHLD | CLONE_PARENT, 0, 0, 0, 0),
        "vfork": refusal("clone", SIGCHLD | CLONE_VFORK, 0, 0, 0, 0),
        "quiet": refusal("clone", 0, 0, 0, 0, 0),
        "clone3": refusal("clone3", 0, 88),
    }
    wanted = dict.fromkeys(found, "EAGAIN") | {"clone3": "ENOSYS"}
    return n + 1 if found == wanted else str(found)
