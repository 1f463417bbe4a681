# tries: to make a forbidden call in a thread: the whole process is killed, not the thread alone
# entry: calls
# verdict: security_violation

import ctypes
import threading

libc = ctypes.CDLL(None)


def answer(n):
    thread = threading.Thread(target=libc.unshare, args=(0x10000000,))
    thread.start()
    thread.join()
    return n + 1
