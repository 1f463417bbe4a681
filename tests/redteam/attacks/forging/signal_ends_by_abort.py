# tries: to end by abort() after SIGABRT was ignored
# entry: script
# verdict: runtime_error

import os
import signal

signal.signal(signal.SIGABRT, signal.SIG_IGN)
os.abort()
