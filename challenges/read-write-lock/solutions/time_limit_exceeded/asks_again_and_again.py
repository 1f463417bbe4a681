# Lets go of the lock and looks again at once, as often as it takes.
import threading


class ReadWriteLock:
    def __init__(self):
        self._condition = threading.Condition()
        self._readers = 0
        self._writing = False
        self._writers_waiting = 0

    def acquire_read(self):
        while True:
            with self._condition:
                if not self._writing and not self._writers_waiting:
                    self._readers += 1
                    return

    def release_read(self):
        with self._condition:
            if self._readers == 0:
                raise RuntimeError("nobody reads")
            self._readers -= 1
            if self._readers == 0:
                self._condition.notify_all()

    def acquire_write(self):
        with self._condition:
            self._writers_waiting += 1
        while True:
            with self._condition:
                if not self._writing and not self._readers:
                    self._writers_waiting -= 1
                    self._writing = True
                    return

    def release_write(self):
        with self._condition:
            if not self._writing:
                raise RuntimeError("nobody writes")
            self._writing = False
            self._condition.notify_all()
