# An exception ends the worker, and who waits for its job waits for ever.
import queue
import threading


class Job:
    def __init__(self, function, args):
        self.function = function
        self.args = args
        self.value = None
        self.error = None
        self.ended = threading.Event()


class BoundedPool:
    def __init__(self, workers):
        self._queue = queue.Queue()
        self._jobs = {}
        self._lock = threading.Lock()
        for _ in range(workers):
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self):
        while True:
            job = self._queue.get()
            job.value = job.function(*job.args)
            job.ended.set()

    def submit(self, function, *args):
        job = Job(function, args)
        with self._lock:
            ticket = len(self._jobs)
            self._jobs[ticket] = job
            self._queue.put(job)
        return ticket

    def result(self, ticket):
        job = self._jobs[ticket]
        job.ended.wait()
        if job.error is not None:
            raise job.error
        return job.value

    def wait(self):
        with self._lock:
            jobs = list(self._jobs.values())
        for job in jobs:
            job.ended.wait()
