# tries: to raise each of its limits, and to change those of pid 1
# entry: calls
# verdict: accepted

import os
import resource


def answer(n):
    raised = []
    for name in dir(resource):
        if not name.startswith("RLIMIT_"):
            continue
        number = getattr(resource, name)
        soft, hard = resource.getrlimit(number)
        if hard != resource.RLIM_INFINITY:
            try:
                resource.setrlimit(number, (soft, hard + 1))
                raised.append(name)
            except ValueError:
                pass
    for name in ("RLIMIT_CPU", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_NPROC"):
        if resource.getrlimit(getattr(resource, name))[1] == resource.RLIM_INFINITY:
            raised.append(name + " has none")
    for pid in {1, 2, 3, 4} - {os.getpid()}:
        try:
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0))
            raised.append(f"process {pid}")
        except (PermissionError, ProcessLookupError, ValueError):
            pass
    return n + 1 if not raised else str(raised)
