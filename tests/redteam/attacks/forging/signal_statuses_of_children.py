# tries: to see how children ended, by signal, code and stop, as outside
# entry: script
# verdict: accepted
# limits: processes = 4

import os
import signal


def child(action):
    pid = os.fork()
    if pid == 0:
        action()
        os._exit(0)
    return pid


killed = os.waitpid(child(lambda: os.kill(os.getpid(), signal.SIGTERM)), 0)[1]
aborted = os.waitpid(child(os.abort), 0)[1]
left = os.waitpid(child(lambda: os._exit(7)), 0)[1]
stopping = child(lambda: os.kill(os.getpid(), signal.SIGSTOP))
stopped = os.waitpid(stopping, os.WUNTRACED)[1]
os.kill(stopping, signal.SIGCONT)
os.waitpid(stopping, 0)
right = (os.WTERMSIG(killed) == signal.SIGTERM and os.WTERMSIG(aborted) == signal.SIGABRT
         and os.WEXITSTATUS(left) == 7 and os.WIFSTOPPED(stopped))
print(int(input()) + 1 if right else (killed, aborted, left, stopped))
