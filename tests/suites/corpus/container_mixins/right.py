import heapq
import itertools
from collections import deque


class QueueEmpty(Exception):
    pass


class Queue:
    def put(self, item):
        self.items.append(item)

    def get(self):
        result = self.peek()
        self.remove_first()
        return result

    def peek(self):
        if not self.items:
            raise QueueEmpty
        return self.items[0]

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"<{type(self).__name__} with {len(self)} items>"


class ArrayQueue(Queue):
    def __init__(self):
        self.items = []

    def remove_first(self):
        del self.items[0]


class LinkedQueue(Queue):
    def __init__(self):
        self.items = deque()

    def remove_first(self):
        self.items.popleft()


class PriorityQueue(Queue):
    def __init__(self, key=lambda item: item):
        self.items, self.key, self.numbers = [], key, itertools.count()

    def put(self, item):
        heapq.heappush(self.items, (self.key(item), next(self.numbers), item))

    def peek(self):
        return super().peek()[2]

    def remove_first(self):
        heapq.heappop(self.items)


def drain(queue):
    result = []
    while len(queue):
        result.append(queue.get())
    return result
