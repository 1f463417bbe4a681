# tries: to start threads without end: the one after the limit is refused (pids cgroup, RLIMIT_NPROC)
# entry: calls
# verdict: accepted
# confined: wrong_answer (threads above one are not counted there)
# limits: threads = 8

import threading

hold = threading.Event()
started = []


def answer(n):
    try:
        while True:
            thread = threading.Thread(target=hold.wait, daemon=True)
            thread.start()
            started.append(thread)
    except RuntimeError:
        return n + 1 if len(started) == 7 else f"{len(started)} threads"
