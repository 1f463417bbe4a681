# tries: to write a file that is larger than allowed, and to make one by moving its end
# entry: calls
# verdict: accepted

import errno
import os


def refusal(call, *arguments):
    try:
        call(*arguments)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"


def answer(n):
    file = os.open("large", os.O_RDWR | os.O_CREAT)
    found = {
        refusal(os.truncate, file, 1 << 40),
        refusal(os.posix_fallocate, file, 0, (16 << 20) + 1),
        refusal(os.pwrite, file, b"x", 16 << 20),
        refusal(os.pwritev, file, [bytes(1)] * 10, 20 << 20),
    }
    return n + 1 if found == {"EFBIG"} else str(found)
