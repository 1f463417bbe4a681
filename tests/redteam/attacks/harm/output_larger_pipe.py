# tries: to make the pipe of its output larger than the limit, and fill it at one go before anyone looks
# entry: calls
# verdict: output_limit_exceeded

import fcntl
import os


def answer(n):
    os.set_blocking(1, False)
    fcntl.fcntl(1, fcntl.F_SETPIPE_SZ, 1 << 20)
    written = os.write(1, bytes(1 << 20))
    return n + 1 if written < 1 << 16 else written
