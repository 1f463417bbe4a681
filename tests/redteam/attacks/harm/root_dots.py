# tries: to leave its root by dots, by descriptors of folders, by magic links and by /proc of others
# entry: calls
# verdict: accepted
# confined: wrong_answer (without namespaces the host's names and numbers are seen, not what is behind them)

import os


def answer(n):
    own = os.stat("/").st_ino
    places = ["/" + "../" * 64, "/proc/self/root", "/proc/self/root/..", "/proc/self/cwd/../..", "/proc/thread-self/root"]
    places += [f"/proc/{pid}/{link}" for pid in (1, 2, 3) for link in ("root", "cwd") if pid != os.getpid()]
    found = []
    for place in places:
        try:
            if os.stat(place).st_ino != own or os.listdir(place + "/root") or os.listdir(place + "/home"):
                found.append(place)
        except (PermissionError, FileNotFoundError):
            pass
    return n + 1 if not found else str(found)
