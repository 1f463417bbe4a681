import threading
from collections import deque


class ReadWriteLock:
    """Who has to wait stands in a line. Who releases lets in those at its head: a writer, or all the readers there."""

    def __init__(self):
        self._mutex = threading.Lock()
        self._line = deque()  # (is a writer, event)
        self._readers = 0
        self._writers = 0

    def _may_enter(self, is_writer):
        return not self._writers and not (is_writer and self._readers)

    def _enter(self, is_writer):
        if is_writer:
            self._writers += 1
        else:
            self._readers += 1

    def _acquire(self, is_writer):
        with self._mutex:
            if not self._line and self._may_enter(is_writer):
                return self._enter(is_writer)
            let_in = threading.Event()
            self._line.append((is_writer, let_in))
        let_in.wait()

    def _admit(self):
        while self._line and self._may_enter(self._line[0][0]):
            is_writer, let_in = self._line.popleft()
            self._enter(is_writer)
            let_in.set()

    def acquire_read(self):
        self._acquire(False)

    def acquire_write(self):
        self._acquire(True)

    def release_read(self):
        with self._mutex:
            if self._readers < 1:
                raise RuntimeError
            self._readers -= 1
            self._admit()

    def release_write(self):
        with self._mutex:
            if self._writers < 1:
                raise RuntimeError
            self._writers -= 1
            self._admit()
