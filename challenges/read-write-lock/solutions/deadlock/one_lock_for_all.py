# An ordinary lock: readers wait for each other too.
import threading


class ReadWriteLock:
    def __init__(self):
        self._lock = threading.Lock()
        self._held = None

    def acquire_read(self):
        self._lock.acquire()
        self._held = "read"

    def release_read(self):
        self._release("read")

    def acquire_write(self):
        self._lock.acquire()
        self._held = "write"

    def release_write(self):
        self._release("write")

    def _release(self, kind):
        if self._held != kind:
            raise RuntimeError("not held")
        self._held = None
        self._lock.release()
