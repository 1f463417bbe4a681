# tries: to handle an alarm as outside
# entry: script
# verdict: accepted

import os
import signal

class Alarm(Exception):
    pass


def ring(*_):
    raise Alarm


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    signal.pause()
except Alarm:
    print(int(input()) + 1)
