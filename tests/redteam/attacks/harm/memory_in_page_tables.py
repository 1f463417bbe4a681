# tries: to fill page tables with a sparse mapping of 12 GiB that it only reads: 24 MiB of the kernel's memory, with 8 MiB allowed
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (no control group there: the rlimit on addresses refuses it)
# confined: runtime_error (memory is kept by rlimits there: what they refuse is an error)
# limits: memory = "8MiB", cpu_time = "2s"

import ctypes
import mmap

libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
MAP_NORESERVE = 0x4000


def answer(n):
    size = 12 << 30
    start = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    for page in range(start, start + size, 2 << 20):
        ctypes.c_ubyte.from_address(page).value
    return "24 MiB of page tables"
