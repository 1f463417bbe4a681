# tries: to count as ended, killed after all was printed
# entry: script
# verdict: runtime_error

import atexit
import os
import signal

print(int(input()) + 1, flush=True)
atexit.register(os.kill, os.getpid(), signal.SIGKILL)
