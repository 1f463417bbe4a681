# tries: to change its own control groups, or to look into the folders of the kernel and the host
# entry: calls
# verdict: accepted

import os


def answer(n):
    with open("/proc/self/cgroup") as file:
        own = [line.rstrip().split(":") for line in file]
    folders = ["/sys/fs/cgroup" + path for _, _, path in own]
    folders += [f"/sys/fs/cgroup/{name}{path}" for _, names, path in own for name in names.split(",")]
    done = []
    for folder in folders:
        for change in (
            lambda: os.mkdir(folder + "/redteam"),
            lambda: os.close(os.open(folder + "/cgroup.procs", os.O_WRONLY)),
            lambda: os.close(os.open(folder + "/memory.limit_in_bytes", os.O_WRONLY)),
            lambda: os.close(os.open(folder + "/pids.max", os.O_WRONLY)),
        ):
            try:
                change()
                done.append(folder)
            except OSError:
                pass
    for folder in ("/sys", "/run", "/var", "/home", "/root", "/boot"):
        try:
            done += os.listdir(folder)
        except OSError:
            pass
    return n + 1 if not done else str(done)
