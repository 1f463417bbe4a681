# Who has been woken believes that there is an item. Somebody may have come before him and taken it.
import threading
from collections import deque


class Closed(Exception):
    pass


class BoundedQueue:
    def __init__(self, capacity):
        self._capacity = capacity
        self._items = deque()
        self._closed = False
        self._lock = threading.Lock()
        self._has_items = threading.Condition(self._lock)
        self._has_room = threading.Condition(self._lock)

    def put(self, item):
        with self._lock:
            if len(self._items) >= self._capacity and not self._closed:
                self._has_room.wait()
            if self._closed:
                raise Closed
            self._items.append(item)
            self._has_items.notify()

    def get(self):
        with self._lock:
            if not self._items and not self._closed:
                self._has_items.wait()
            if not self._items:
                raise Closed
            self._has_room.notify()
            return self._items.popleft()

    def size(self):
        with self._lock:
            return len(self._items)

    def close(self):
        with self._lock:
            self._closed = True
            self._has_items.notify_all()
            self._has_room.notify_all()
