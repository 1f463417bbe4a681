# Waits for room while it holds the lock, without which nobody can make room.
import threading


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        self._places = threading.Semaphore(capacity)
        self._filled = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._items = []
        self._closed = False

    def put(self, item):
        with self._lock:
            self._places.acquire()
            if self._closed:
                self._places.release()
                raise Closed
            self._items.append(item)
            self._filled.release()

    def get(self):
        with self._lock:
            self._filled.acquire()
            if not self._items:
                self._filled.release()
                raise Closed
            self._places.release()
            return self._items.pop(0)

    def size(self):
        return len(self._items)

    def close(self):
        self._closed = True
        self._places.release()
        self._filled.release()
