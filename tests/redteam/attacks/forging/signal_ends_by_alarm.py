# tries: to end as SIGALRM ends a process
# entry: script
# verdict: runtime_error

import os
import signal

signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
print(int(input()) + 1)
