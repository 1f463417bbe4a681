from collections import deque
from threading import Condition, Lock


class Closed(Exception):
    """Nothing more will come."""


class BoundedQueue:
    """Consumers wait for one thing, producers for another, so one of the right kind is woken for each item."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.lock = Lock()
        self.has_items = Condition(self.lock)
        self.has_room = Condition(self.lock)

    def put(self, item):
        with self.lock:
            self.has_room.wait_for(lambda: self.closed or len(self.items) < self.capacity)
            if self.closed:
                raise Closed("put")
            self.items.append(item)
            self.has_items.notify()

    def get(self):
        with self.lock:
            self.has_items.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed("get")
            self.has_room.notify()
            return self.items.popleft()

    def size(self):
        return len(self.items)

    def close(self):
        with self.lock:
            self.closed = True
            self.has_items.notify_all()
            self.has_room.notify_all()
