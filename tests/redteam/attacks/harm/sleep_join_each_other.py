# tries: two threads that wait for each other's end
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import threading


def answer(n):
    threads = []
    for other in (1, 0):
        threads.append(threading.Thread(target=lambda other=other: (hold.wait(), threads[other].join())))
    hold = threading.Event()
    for thread in threads:
        thread.start()
    hold.set()
    threads[0].join()
    return n + 1
