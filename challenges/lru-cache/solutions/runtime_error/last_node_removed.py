# A linked list without sentinels: evicting the only node (capacity 1) follows a link of None.
class Node:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.prev = None
        self.next = None


class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.head = None  # least recently used
        self.tail = None  # most recently used

    def get(self, key):
        if key not in self.nodes:
            return -1
        node = self.nodes[key]
        self._move_to_tail(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            self.nodes[key].value = value
            self._move_to_tail(self.nodes[key])
            return
        if len(self.nodes) == self.capacity:
            del self.nodes[self.head.key]
            self.head = self.head.next
            self.head.prev = None
        node = Node(key, value)
        self.nodes[key] = node
        self._append(node)

    def _append(self, node):
        node.prev = self.tail
        node.next = None
        if self.tail:
            self.tail.next = node
        else:
            self.head = node
        self.tail = node

    def _move_to_tail(self, node):
        if node is self.tail:
            return
        if node is self.head:
            self.head = node.next
        else:
            node.prev.next = node.next
        node.next.prev = node.prev
        self._append(node)
