# tries: pools of processes within processes of a pool
# entry: calls
# verdict: runtime_error | accepted (the deepest one aborts, those above see it or not)
# limits: processes = 8, threads = 1

import multiprocessing
import os


def work(depth):
    try:
        process = multiprocessing.get_context("fork").Process(target=work, args=(depth + 1,))
        process.start()
        process.join()
    except BlockingIOError:
        os.write(2, b"%d\n" % depth)
        os.abort()


def answer(n):
    work(0)
    return n + 1
