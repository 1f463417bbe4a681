# tries: to learn of, or join, control groups other than its own
# entry: calls
# verdict: accepted
# confined: wrong_answer (without namespaces the host's names and numbers are seen, not what is behind them)

import os


def answer(n):
    told = open("/proc/self/cgroup").read().splitlines()
    others = [line for line in told if not line.endswith(":/") and "/gradebox-worker-" not in line]
    found = [path for path in ("/sys/fs/cgroup", "/sys", "/proc/self/root/sys/fs/cgroup/memory") if os.path.lexists(path)]
    return found + others if found or others else n + 1
