# Starts no worker while one is idle, though more jobs than one may wait for it.
import threading


class BoundedPool:
    def __init__(self, workers):
        self.most = workers
        self.changed = threading.Condition()
        self.threads = []
        self.idle = 0
        self.jobs = []  # (function, args), by ticket
        self.begun = 0
        self.outcomes = {}  # (value, error), by ticket

    def submit(self, function, *args):
        with self.changed:
            self.jobs.append((function, args))
            if self.idle == 0 and len(self.threads) < self.most:
                self.threads.append(threading.Thread(target=self.work, daemon=True))
                self.threads[-1].start()
            self.changed.notify_all()
            return len(self.jobs) - 1

    def work(self):
        while True:
            with self.changed:
                self.idle += 1
                while self.begun == len(self.jobs):
                    self.changed.wait()
                self.idle -= 1
                ticket = self.begun
                self.begun += 1
                function, args = self.jobs[ticket]
            try:
                outcome = function(*args), None
            except BaseException as error:
                outcome = None, error
            with self.changed:
                self.outcomes[ticket] = outcome
                self.changed.notify_all()

    def result(self, ticket):
        with self.changed:
            if not 0 <= ticket < len(self.jobs):
                raise KeyError(ticket)
            self.changed.wait_for(lambda: ticket in self.outcomes)
            value, error = self.outcomes[ticket]
        if error is not None:
            raise error
        return value

    def wait(self):
        with self.changed:
            submitted = range(len(self.jobs))
            self.changed.wait_for(lambda: all(ticket in self.outcomes for ticket in submitted))
