# tries: to wait for nothing, by each call that can
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import select
import threading


def answer(n):
    waits = (lambda: select.select([], [], []), lambda: select.poll().poll(), lambda: select.epoll().poll())
    threads = [threading.Thread(target=wait) for wait in waits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return n + 1
