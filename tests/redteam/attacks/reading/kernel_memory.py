# tries: to read the kernel's and the machine's memory and log
# entry: calls
# verdict: accepted

import ctypes
import errno


def answer(n):
    found = []
    for path in ("/proc/kcore", "/dev/mem", "/dev/kmem", "/dev/kmsg", "/proc/kmsg", "/dev/port", "/proc/kpagecount",
                 "/proc/kpageflags", "/proc/vmallocinfo", "/proc/slabinfo", "/proc/sysrq-trigger", "/proc/timer_list"):
        try:
            with open(path, "rb") as file:
                found.append((path, file.read(10)))
        except OSError:
            pass
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(103, 3, ctypes.create_string_buffer(1000), 1000) != -1 or ctypes.get_errno() != errno.ENOSYS:
        found.append("syslog")
    try:
        addresses = {line.split()[0] for line in open("/proc/kallsyms")}
    except OSError:
        addresses = {"0"}
    if any(int(address, 16) for address in addresses):
        found.append("kallsyms")
    with open("/proc/self/pagemap", "rb") as pages:
        pages.seek((id(found) >> 12) * 8)
        if int.from_bytes(pages.read(8), "little") & ((1 << 55) - 1):
            found.append("pagemap")
    return found if found else n + 1
