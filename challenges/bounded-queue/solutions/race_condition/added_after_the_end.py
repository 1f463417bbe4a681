# Who waits for room looks at the end only when there still is none: an item is added after the end.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = deque()
        self._is_closed = False
        self._changed = threading.Condition()

    def put(self, item):
        with self._changed:
            if self._is_closed:
                raise Closed
            while len(self._items) >= self._capacity:
                self._changed.wait()
                if self._is_closed and len(self._items) >= self._capacity:
                    raise Closed
            self._items.append(item)
            self._changed.notify_all()

    def get(self):
        with self._changed:
            while not self._items and not self._is_closed:
                self._changed.wait()
            if not self._items:
                raise Closed
            item = self._items.popleft()
            self._changed.notify_all()
            return item

    def size(self):
        with self._changed:
            return len(self._items)

    def close(self):
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
