import threading
from collections import deque
from concurrent.futures import Future


class Closed(Exception):
    pass


class BoundedQueue:
    """Who has to wait leaves a future behind. Others put into it what he waits for, in the order of arrival."""

    def __init__(self, capacity):
        self._capacity = capacity
        self._lock = threading.Lock()
        self._items = deque()
        self._consumers = deque()
        self._producers = deque()
        self._closed = False

    def put(self, item):
        with self._lock:
            if self._closed:
                raise Closed
            if self._consumers:
                self._consumers.popleft().set_result(item)
                return
            if len(self._items) < self._capacity:
                self._items.append(item)
                return
            stored = Future()
            self._producers.append((item, stored))
        stored.result()

    def get(self):
        with self._lock:
            if self._items:
                item = self._items.popleft()
                if self._producers:
                    next_item, stored = self._producers.popleft()
                    self._items.append(next_item)
                    stored.set_result(None)
                return item
            if self._closed:
                raise Closed
            handed = Future()
            self._consumers.append(handed)
        return handed.result()

    def size(self):
        with self._lock:
            return len(self._items)

    def close(self):
        with self._lock:
            self._closed = True
            waiting = [*self._consumers, *(stored for _, stored in self._producers)]
            self._consumers.clear()
            self._producers.clear()
            for future in waiting:
                future.set_exception(Closed())
