# tries: to find the signals as outside: SIGPIPE and SIGXFSZ ignored, SIGINT handled, none blocked
# entry: script
# verdict: accepted

import os
import signal

status = dict(line.split(':\t') for line in open('/proc/self/status').read().splitlines())
bits = lambda *signals: sum(1 << number - 1 for number in signals)
right = (int(status['SigBlk'], 16) == 0 and int(status['SigIgn'], 16) == bits(signal.SIGPIPE, signal.SIGXFSZ)
         and int(status['SigCgt'], 16) & bits(signal.SIGINT) and os.getpid() > 1)
print(int(input()) + 1 if right else status)
