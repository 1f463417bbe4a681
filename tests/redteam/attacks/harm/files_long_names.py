# tries: names that are as long as can be, links to themselves, and paths through them
# entry: calls
# verdict: accepted
# limits: disk = "4MiB"

import errno
import os


def refusal(call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"


def answer(n):
    found = [
        refusal(os.mkdir, "x" * 256),
        refusal(os.mkdir, "x/" * 4096),
        refusal(os.symlink, "x" * 4096, "long"),
        refusal(os.symlink, f"loop-{n}", f"loop-{n}") and refusal(os.stat, f"loop-{n}/x"),
    ]
    for number in range(500):
        os.mkdir(f"{n}-{number}-".ljust(250, "x"))
    return n + 1 if found == ["ENAMETOOLONG", "ENAMETOOLONG", "ENAMETOOLONG", "ELOOP"] else str(found)
