# tries: each prctl that would give it something: dumps, tracers, new memory maps, capabilities, the secrets of others
# entry: calls
# verdict: accepted

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
OPTIONS = {
    "PR_SET_DUMPABLE": (4, 0), "PR_SET_KEEPCAPS": (8, 1), "PR_SET_TIMING": (14, 1), "PR_SET_ENDIAN": (20, 0),
    "PR_CAPBSET_DROP": (24, 1), "PR_SET_TSC": (26, 2), "PR_SET_SECUREBITS": (28, 0), "PR_SET_TIMERSLACK": (29, 1),
    "PR_TASK_PERF_EVENTS_ENABLE": (32,), "PR_MCE_KILL": (33, 1, 1), "PR_SET_MM": (35, 1, 0),
    "PR_SET_CHILD_SUBREAPER": (36, 1), "PR_SET_NO_NEW_PRIVS": (38, 0), "PR_SET_THP_DISABLE": (41, 1),
    "PR_CAP_AMBIENT": (47, 2, 0), "PR_SET_SPECULATION_CTRL": (53, 0, 2), "PR_SET_IO_FLUSHER": (57, 1),
    "PR_SET_SYSCALL_USER_DISPATCH": (59, 1, 0, 0), "PR_SCHED_CORE": (62, 1, 1), "PR_SET_MDWE": (65, 1),
    "PR_SET_PTRACER": (0x59616D61, -1),
}  # fmt: skip


def answer(n):
    done = []
    for name, arguments in OPTIONS.items():
        padded = [ctypes.c_long(value) for value in (*arguments, 0, 0, 0, 0)[:5]]
        if libc.prctl(*padded) != -1 or ctypes.get_errno() != errno.ENOSYS:
            done.append(name)
    return n + 1 if not done else str(done)
