# tries: to change the host's file that is its standard input: content, mode, times, extended attributes
# entry: input
# verdict: accepted
# confined: runtime_error (the input lies elsewhere there)

import os

n = int(input())
done = []
for what in (0, "input.txt", "/proc/self/fd/0"):
    before = os.stat(what)
    for name, attempt in (
        ("chmod", lambda: os.chmod(what, 0)),
        ("utime", lambda: os.utime(what, (1, 1))),
        ("truncate", lambda: os.truncate(what, 0)),
        ("open", lambda: os.open(what if what != 0 else "/dev/fd/0", os.O_RDWR)),
        ("unlink", lambda: os.unlink(what)),
        ("setxattr", lambda: os.setxattr(what, "user.redteam", b"x")),
    ):
        try:
            attempt()
            done.append((what, name))
        except (OSError, TypeError):
            pass
    after = os.stat(what)
    if (before.st_mode, before.st_mtime_ns, before.st_size) != (after.st_mode, after.st_mtime_ns, after.st_size):
        done.append((what, "changed"))
print(done if done else n + 1)
