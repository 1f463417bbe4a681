"""LRU cache: a hash map for O(1) look-up, a doubly linked list for the order of use."""
from typing import Any, Dict, Hashable


class _Node:
    def __init__(self, key: Hashable = None, val: Any = None):
        self.key = key
        self.val = val
        self.prev = self.next = self  # a lonely node is a ring of one


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.map: Dict[Hashable, _Node] = {}
        self.ring = _Node()  # dummy: ring.next is the newest, ring.prev the oldest

    def get(self, key):
        if key not in self.map:
            return -1
        node = self.map[key]
        self._to_front(node)
        return node.val

    def put(self, key, value) -> None:
        if key in self.map:
            node = self.map[key]
            node.val = value
        else:
            # evict first, so that the map never grows past its capacity
            if len(self.map) == self.capacity:
                lru = self.ring.prev
                self._unlink(lru)
                del self.map[lru.key]
            node = self.map[key] = _Node(key, value)
        self._to_front(node)

    def _unlink(self, node):
        node.prev.next = node.next
        node.next.prev = node.prev

    def _to_front(self, node):
        self._unlink(node)  # harmless for a new node
        node.next = self.ring.next
        node.prev = self.ring
        node.next.prev = node
        self.ring.next = node
