# tries: to handle SIGTERM as outside
# entry: script
# verdict: accepted

import os
import signal

signal.signal(signal.SIGTERM, lambda *_: print(int(input()) + 1))
os.kill(os.getpid(), signal.SIGTERM)
