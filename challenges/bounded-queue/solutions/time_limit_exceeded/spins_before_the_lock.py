# while full: pass
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
        while True:
            while len(self._items) >= self._capacity and not self._is_closed:
                pass
            with self._changed:
                if self._is_closed:
                    raise Closed
                if len(self._items) < self._capacity:
                    self._items.append(item)
                    return

    def get(self):
        while True:
            while not self._items and not self._is_closed:
                pass
            with self._changed:
                if self._items:
                    return self._items.popleft()
                if self._is_closed:
                    raise Closed

    def size(self):
        with self._changed:
            return len(self._items)

    def close(self):
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
