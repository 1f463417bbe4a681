# tries: to leave a note in what a process passes on: umask, niceness, limits, name, signals
# entry: script
# verdict: accepted

import os
import resource
import signal

before = os.umask(0o7)
found = [before, os.nice(0), resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 60, open("/proc/self/comm").read() == "redteam\n"]
os.nice(7)
resource.setrlimit(resource.RLIMIT_NOFILE, (50, 50))
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
print(int(input()) + 1 if found == [0o22, 0, False, False] else found)
