# tries: to make each system call that no program here needs: as if the kernel had none of them
# entry: calls
# verdict: accepted

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
NUMBERS = {
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "add_key": 248, "request_key": 249,
    "keyctl": 250, "seccomp": 317, "landlock_create_ruleset": 444, "landlock_add_rule": 445,
    "landlock_restrict_self": 446, "personality": 135, "capset": 126, "sethostname": 170, "setdomainname": 171,
    "settimeofday": 164, "clock_settime": 227, "adjtimex": 159, "clock_adjtime": 305, "ioprio_set": 251,
    "mlockall": 151, "fanotify_init": 300, "fanotify_mark": 301, "acct": 163, "syslog": 103, "memfd_secret": 447,
    "name_to_handle_at": 303, "lookup_dcookie": 212, "kcmp": 312, "pidfd_getfd": 438, "process_madvise": 440,
    "process_mrelease": 448, "migrate_pages": 256, "move_pages": 279, "mbind": 237, "set_mempolicy": 238,
    "remap_file_pages": 216, "vmsplice": 278, "modify_ldt": 154, "uselib": 134, "ustat": 136, "sysfs": 139,
    "vhangup": 153, "nfsservctl": 180, "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197,
    "shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240, "setfsuid": 122, "setfsgid": 123, "fsconfig": 431,
    "fspick": 433, "quotactl_fd": 443, "sync": 162, "syncfs": 306, "io_setup": 206, "cachestat": 451,
    "map_shadow_stack": 453, "statmount": 457, "listmount": 458, "lsm_set_self_attr": 460,
}  # fmt: skip x86-64


def answer(n):
    there = []
    for name, number in NUMBERS.items():
        result = libc.syscall(number, 0, 0, 0, 0, 0, 0)
        if result != -1 or ctypes.get_errno() != errno.ENOSYS:
            there.append(name)
    return n + 1 if not there else str(there)
