# tries: to be taken for killed by the machine, by kill -9 of itself while it is loaded
# entry: calls
# verdict: runtime_error

import os
import signal

os.kill(os.getpid(), signal.SIGKILL)
