# tries: to change settings of the kernel, and of its own process: each file of /proc that takes something
# entry: calls
# verdict: accepted

import os

PATHS = (
    "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/kernel/modprobe", "/proc/sys/vm/drop_caches",
    "/proc/sys/vm/overcommit_memory", "/proc/sys/fs/file-max", "/proc/sys/net/ipv4/ip_forward", "/proc/sys/kernel/pid_max",
    "/proc/sys/kernel/ns_last_pid", "/proc/sysrq-trigger", "/proc/self/oom_score_adj", "/proc/self/uid_map",
    "/proc/self/gid_map", "/proc/self/setgroups", "/proc/self/timerslack_ns", "/proc/self/clear_refs",
    "/proc/self/coredump_filter", "/proc/self/comm", "/proc/self/loginuid", "/proc/self/attr/exec", "/proc/self/projid_map",
    "/proc/self/oom_adj", "/proc/1/oom_score_adj", "/proc/1/mem", "/proc/mtrr", "/proc/irq/default_smp_affinity",
)  # fmt: skip


def answer(n):
    written = []
    for path in PATHS:
        for flags in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_TRUNC):
            try:
                file = os.open(path, flags)
                written.append(path)
                os.close(file)
            except OSError:
                pass
    return n + 1 if not written else str(written)
