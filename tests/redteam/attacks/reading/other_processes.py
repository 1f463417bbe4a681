# tries: to see other processes: their numbers, command lines, environment, roots and memory
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import os


def answer(n):
    pids = {int(name) for name in os.listdir("/proc") if name.isdecimal()}
    found = [pid for pid in pids if pid not in (1, os.getpid())]
    for pid in (1, os.getppid() or 1, 2, 3, 4, 5):
        if pid == os.getpid():
            continue
        for name in ("environ", "mem", "maps", "root/etc/shadow", "cwd/x", "fd/0", "exe", "io", "auxv", "syscall", "stack", "map_files"):
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    found.append((pid, name, file.read(10)))
            except OSError:
                pass
    return found if found else n + 1
