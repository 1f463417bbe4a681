# tries: to become root, or anybody else, or a member of other groups
# entry: calls
# verdict: accepted

import os


def answer(n):
    done = []
    for name, arguments in (
        ("setuid", (0,)), ("setgid", (0,)), ("seteuid", (0,)), ("setegid", (0,)), ("setreuid", (0, 0)),
        ("setregid", (0, 0)), ("setresuid", (0, 0, 0)), ("setresgid", (0, 0, 0)), ("setgroups", ([0, 4, 27],)),
        ("initgroups", ("root", 0)), ("setuid", (65534,)), ("setuid", (os.getuid(),)),
    ):  # fmt: skip
        try:
            getattr(os, name)(*arguments)
            done.append(name)
        except PermissionError:
            pass
    return n + 1 if not done and 0 not in (*os.getresuid(), *os.getresgid(), *os.getgroups()) else str(done)
