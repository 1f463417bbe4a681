# tries: to be interrupted by SIGINT as outside: a KeyboardInterrupt
# entry: script
# verdict: accepted

import os
import signal

try:
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()
except KeyboardInterrupt:
    print(int(input()) + 1)
