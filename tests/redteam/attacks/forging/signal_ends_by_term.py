# tries: to end as SIGTERM ends a process: killed by it, not ignored as pid 1 ignores it
# entry: script
# verdict: runtime_error

import os
import signal

os.kill(os.getpid(), signal.SIGTERM)
print(int(input()) + 1)
