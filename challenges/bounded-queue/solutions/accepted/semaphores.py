import threading


class Closed(Exception):
    pass


class BoundedQueue:
    """Two semaphores count places and items. close() adds one of each; who finds nothing behind it passes it on."""

    def __init__(self, capacity):
        self._places = threading.Semaphore(capacity)
        self._filled = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._items = []
        self._closed = False

    def put(self, item):
        self._places.acquire()
        with self._lock:
            if self._closed:
                self._places.release()
                raise Closed()
            self._items.append(item)
        self._filled.release()

    def get(self):
        self._filled.acquire()
        with self._lock:
            if not self._items:
                self._filled.release()
                raise Closed()
            item = self._items.pop(0)
        self._places.release()
        return item

    def size(self):
        with self._lock:
            return len(self._items)

    def close(self):
        with self._lock:
            self._closed = True
        self._places.release()
        self._filled.release()
