# Semaphores say when there is room and when there are items. That two producers don't take the same place they don't.
import threading


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        self._ring = [None] * capacity
        self._first = self._last = self._count = 0
        self._places = threading.Semaphore(capacity)
        self._filled = threading.Semaphore(0)
        self._closed = False

    def put(self, item):
        self._places.acquire()
        if self._closed:
            self._places.release()
            raise Closed
        self._ring[self._last] = item
        self._last = (self._last + 1) % len(self._ring)
        self._count += 1
        self._filled.release()

    def get(self):
        self._filled.acquire()
        if self._count == 0:
            self._filled.release()
            raise Closed
        item = self._ring[self._first]
        self._first = (self._first + 1) % len(self._ring)
        self._count -= 1
        self._places.release()
        return item

    def size(self):
        return self._count

    def close(self):
        self._closed = True
        self._places.release()
        self._filled.release()
