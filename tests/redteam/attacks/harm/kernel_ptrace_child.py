# tries: a child that lets itself be traced, and a parent that would change its memory
# entry: calls
# verdict: accepted
# limits: processes = 8

import ctypes
import os
import signal

libc = ctypes.CDLL(None)


def answer(n):
    child = os.fork()
    if child == 0:
        libc.ptrace(0, 0, None, None)  # PTRACE_TRACEME
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    _, status = os.waitpid(child, os.WUNTRACED)
    return n + 1 if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSYS else f"status {status:#x}"
