import threading


class ReadWriteLock:
    """All go through a turnstile, in which a writer stays until the readers before him have gone.

    A. Downey, The Little Book of Semaphores, 4.2.
    """

    def __init__(self):
        self._turnstile = threading.Lock()
        self._room_is_empty = threading.Semaphore(1)
        self._mutex = threading.Lock()
        self._readers = 0
        self._writing = False

    def acquire_read(self):
        with self._turnstile:
            pass
        with self._mutex:
            self._readers += 1
            if self._readers == 1:
                self._room_is_empty.acquire()

    def release_read(self):
        with self._mutex:
            if not self._readers:
                raise RuntimeError("nobody reads")
            self._readers -= 1
            if not self._readers:
                self._room_is_empty.release()

    def acquire_write(self):
        with self._turnstile:
            self._room_is_empty.acquire()
        self._writing = True

    def release_write(self):
        if not self._writing:
            raise RuntimeError("nobody writes")
        self._writing = False
        self._room_is_empty.release()
