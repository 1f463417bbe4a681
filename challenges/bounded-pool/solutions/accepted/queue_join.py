from queue import Queue
from threading import Lock, Thread


class Worker(Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs = jobs
        self.start()

    def run(self):
        while True:
            function, args, answer = self.jobs.get()
            try:
                answer.put((True, function(*args)))
            except BaseException as error:
                answer.put((False, error))
            finally:
                self.jobs.task_done()


class BoundedPool:
    """Each answer is a queue of one place: who reads it puts it back for the next one."""

    def __init__(self, workers):
        self.jobs = Queue()
        self.answers = []
        self.submitting = Lock()
        self.workers = [Worker(self.jobs) for _ in range(workers)]

    def submit(self, function, *args):
        answer = Queue(maxsize=1)
        with self.submitting:
            self.answers.append(answer)
            self.jobs.put((function, args, answer))
            return len(self.answers) - 1

    def result(self, ticket):
        try:
            answer = self.answers[ticket]
        except IndexError:
            raise KeyError(ticket) from None
        good, value = answer.get()
        answer.put((good, value))
        if good:
            return value
        raise value

    def wait(self):
        self.jobs.join()
