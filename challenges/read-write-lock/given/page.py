"""What the tests do with a lock."""
import threading
import time


class Page:
    """Two numbers that are the same, as long as nobody writes."""

    def __init__(self):
        self.left = 0
        self.right = 0

    def read(self, lock):
        lock.acquire_read()
        try:
            return [self.left, self.right]
        finally:
            lock.release_read()

    def write(self, lock, number):
        lock.acquire_write()
        try:
            self.left = number
            self.right = number
        finally:
            lock.release_write()

    def add(self, lock, number):
        lock.acquire_write()
        try:
            self.left += number
            self.right += number
            return self.left
        finally:
            lock.release_write()


class Meeting:
    """Readers who wait for each other while they hold the lock."""

    def __init__(self, readers):
        self._all_here = threading.Barrier(readers)
        self._writer_has_begun = threading.Event()

    def read(self, lock):
        lock.acquire_read()
        self._all_here.wait()
        lock.release_read()
        return "met"

    def read_after_the_writer(self, lock):
        self._writer_has_begun.wait()
        return self.read(lock)

    def write(self, lock):
        lock.acquire_write()
        self._writer_has_begun.set()
        time.sleep(1)
        lock.release_write()
        return "written"


class Relay:
    """Two readers hand over to each other, so that one of them always holds the lock, while a writer wants it."""

    ROUNDS = 4

    def __init__(self):
        self.reads = 0
        self._counting = threading.Lock()
        self._written = threading.Event()

    def read(self, lock, begin):
        for _ in range(2):
            time.sleep(begin)
            for _ in range(self.ROUNDS):
                lock.acquire_read()
                with self._counting:
                    self.reads += 1
                time.sleep(2)
                lock.release_read()
            self._written.wait()

    def write(self, lock):
        """Whether the writer got his turn soon, at least one of two times."""
        counts = []
        for _ in range(2):
            time.sleep(0.5)
            before = self.reads
            lock.acquire_write()
            counts.append(self.reads - before)
            lock.release_write()
            self._written.set()
        return min(counts) <= self.ROUNDS
