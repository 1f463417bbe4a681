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
        refusal(os.symlink, "loop", f"/tmp/loop-{n}") and refusal(os.stat, "/tmp/" + "../tmp/" * 500 + "none"),
    ]
    for number in range(500):
        os.mkdir(f"/tmp/{n}-{number}-".ljust(250, "x"))
    return n + 1 if found == ["ENAMETOOLONG", "ENAMETOOLONG", "ENAMETOOLONG", "ENOENT"] else str(found)
