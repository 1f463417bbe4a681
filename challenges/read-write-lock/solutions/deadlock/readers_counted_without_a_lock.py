# The first reader locks writers out, the last one lets them in again. But who is the first, if two count together?
import threading


class ReadWriteLock:
    def __init__(self):
        self._turnstile = threading.Lock()
        self._write_lock = threading.Lock()
        self._readers = 0
        self._writing = False

    def acquire_read(self):
        with self._turnstile:
            pass
        self._readers += 1
        if self._readers == 1:
            self._write_lock.acquire()

    def release_read(self):
        if not self._readers:
            raise RuntimeError("nobody reads")
        self._readers -= 1
        if self._readers == 0:
            self._write_lock.release()

    def acquire_write(self):
        with self._turnstile:
            self._write_lock.acquire()
            self._writing = True

    def release_write(self):
        if not self._writing:
            raise RuntimeError("nobody writes")
        self._writing = False
        self._write_lock.release()
