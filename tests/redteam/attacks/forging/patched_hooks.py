# tries: to turn an uncaught exception into a good end by the hooks that print it
# entry: script
# verdict: wrong_answer

import os
import sys
import threading


def end(*args):
    os.write(1, b"2\n")
    os._exit(0)


sys.excepthook = sys.unraisablehook = threading.excepthook = end
if int(input()) != 1:
    raise ValueError
end()
