import queue


class Closed(Exception):
    pass


class BoundedQueue(queue.Queue):
    """The library's queue, and what it lacks before Python 3.13: an end."""

    def __init__(self, capacity):
        super().__init__(maxsize=capacity)
        self.closed = False

    def put(self, item):
        with self.not_full:
            while self._qsize() >= self.maxsize and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self._put(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self._qsize():
                if self.closed:
                    raise Closed
                self.not_empty.wait()
            item = self._get()
            self.not_full.notify()
            return item

    def size(self):
        return self.qsize()

    def close(self):
        with self.mutex:
            self.closed = True
            self.not_full.notify_all()
            self.not_empty.notify_all()
