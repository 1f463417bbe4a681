#: threads = 16
import queue
import sys
import threading
import time

lock, condition, found = threading.RLock(), threading.Condition(), []


def consume(jobs):
    while (job := jobs.get()) is not None:
        with lock, lock:
            found.append(job * job)
        jobs.task_done()
    jobs.task_done()


jobs = queue.Queue(maxsize=3)
workers = [threading.Thread(target=consume, args=(jobs,), name=f"worker-{n}") for n in range(4)]
for worker in workers:
    worker.start()
for job in [*range(50), *[None] * 4]:
    jobs.put(job)
jobs.join()
for worker in workers:
    worker.join()
print(sum(found), threading.active_count())

barrier, gate, local, seen = threading.Barrier(3), threading.Semaphore(2), threading.local(), []


def meet(n):
    local.n = n
    with gate:
        time.sleep(0.001)
    barrier.wait()
    with condition:
        seen.append(local.n)
        condition.notify()


for n in range(3):
    threading.Thread(target=meet, args=(n,)).start()
with condition:
    print(condition.wait_for(lambda: len(seen) == 3, timeout=60), sorted(seen), hasattr(local, "n"))
event = threading.Event()
threading.Timer(0.001, event.set).start()
print(event.wait(60))
errors = []
threading.excepthook = lambda args: errors.append((args.exc_type.__name__, args.thread.name))
broken = threading.Thread(target=lambda: 1 / 0, name="broken")
broken.start()
broken.join()
print(errors, threading.main_thread() is threading.current_thread(), threading.stack_size())
deep = threading.Thread(target=lambda: found.append(sys.getrecursionlimit()))
threading.stack_size(1 << 20)
deep.start()
deep.join()
print(found[-1], sys.getswitchinterval())
threading.Thread(target=lambda: (time.sleep(0.01), print("after the end of the main thread"))).start()
