# tries: instructions that only the kernel may use (machine code for x86-64)
# entry: calls
# verdict: runtime_error

import ctypes
import mmap


def run(code):
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(bytes.fromhex(code))
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


def answer(n):
    run("fa" "c3")  # cli; ret
    return n + 1
