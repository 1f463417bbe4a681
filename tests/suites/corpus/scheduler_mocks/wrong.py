import random
import time
from datetime import datetime


class Clock:
    def now(self):
        return datetime.now()


class Scheduler:
    def __init__(self, clock=None, on_error=None):
        self.clock = clock or Clock()
        self.on_error = on_error
        self.jobs, self.results = [], []

    def at(self, when, job, *args, **kwargs):
        self.jobs.append((when, None, lambda: job(*args, **kwargs)))

    def every(self, pause, job):
        self.jobs.append((self.clock.now() + pause, pause, job))

    def tick(self):
        now = self.clock.now()
        due = [entry for entry in self.jobs if entry[0] <= now]
        self.jobs = [entry for entry in self.jobs if entry[0] > now]
        for when, pause, job in due:
            try:
                self.results.append(job())
            except Exception as error:
                if self.on_error is None:
                    raise
                self.on_error(error)
        return len(due)


class Mailer:
    def __init__(self, connect):
        self.connect = connect

    def send(self, to, text):
        connection = self.connect("localhost", port=25)
        connection.write(f"to: {to}")
        connection.write(text)


def greet(mailer, names):
    for name in names:
        mailer.send(name, text="hello")


def summary(mailbox):
    return f"{len(mailbox)} mails: {', '.join(mailbox[key] for key in mailbox)}"


def poll(check, first_wait=1.0, tries=5):
    wait = first_wait
    for _ in range(tries):
        result = check()
        if result is not None:
            return result
        time.sleep(first_wait)
    raise TimeoutError(f"nothing after {tries} tries")


def pick_helper(names, busy=()):
    return random.choice(sorted(set(names) - set(busy)))
