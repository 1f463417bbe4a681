"""The jobs of the tests, and what is measured of them."""
import threading
import time


def echo(x):
    return x


def fail(message):
    raise ValueError(message)


class Meter:
    def __init__(self):
        self._lock = threading.Lock()
        self._running = 0
        self._most = 0
        self._threads = set()
        self._begun = []

    def work(self, x):
        """Takes a while, in which others may run too."""
        with self._lock:
            self._begun.append(x)
            self._threads.add(threading.current_thread())
            self._running += 1
            self._most = max(self._most, self._running)
        time.sleep(1)
        with self._lock:
            self._running -= 1
        return x

    def at_once_up_to(self, most):
        return self._most <= most

    def threads_up_to(self, most):
        return len(self._threads) <= most

    def begun(self):
        return self._begun

    def running(self):
        return self._running


class Meeting:
    def __init__(self, jobs):
        self._barrier = threading.Barrier(jobs)

    def attend(self, x):
        self._barrier.wait()
        return x
