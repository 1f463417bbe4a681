# tries: to make a system call by the gate of 32-bit programs, whose numbers mean something else (machine code for x86-64)
# entry: calls
# verdict: security_violation | runtime_error (where the kernel has no such gate, the instruction is a fault)

import ctypes
import mmap


def run(code):
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(bytes.fromhex(code))
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()


def answer(n):
    run("b814000000" "cd80" "c3")  # mov eax, 20 (getpid there); int 0x80; ret
    return n + 1
