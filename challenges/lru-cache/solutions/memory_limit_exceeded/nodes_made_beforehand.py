# Makes a node for every key that the cache may ever hold, before it holds one.
class Node:
    def __init__(self):
        self.key = self.value = None
        self.prev = self.next = None


class LRUCache:
    def __init__(self, capacity):
        self.free = [Node() for _ in range(capacity)]
        self.used = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head

    def get(self, key):
        if key not in self.used:
            return -1
        node = self.used[key]
        self._unlink(node)
        self._append(node)
        return node.value

    def put(self, key, value):
        if key in self.used:
            node = self.used[key]
            self._unlink(node)
        elif self.free:
            node = self.free.pop()
        else:
            node = self.head.next
            self._unlink(node)
            del self.used[node.key]
        node.key, node.value = key, value
        self.used[key] = node
        self._append(node)

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _append(self, node):
        node.prev, node.next = self.tail.prev, self.tail
        self.tail.prev.next = node
        self.tail.prev = node
