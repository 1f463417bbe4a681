class Node:
    __slots__ = "value", "next"

    def __init__(self, value):
        self.value, self.next = value, None


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        self.size = 0
        for value in values:
            self.append(value)

    def nodes(self):
        node = self.head
        while node:
            yield node
            node = node.next

    def node(self, index):
        if not isinstance(index, int):
            raise TypeError("the index must be an int")
        if index < 0:
            index += self.size
        if not 0 <= index < self.size:
            raise IndexError("list index out of range")
        node = self.head
        for _ in range(index):
            node = node.next
        return node

    def append(self, value):
        return self.insert(self.size, value)

    def insert(self, index, value):
        new = Node(value)
        if index == 0:
            new.next, self.head = self.head, new
        else:
            before = self.node(index - 1)
            new.next, before.next = before.next, new
        self.size += 1
        return self

    def __len__(self):
        return self.size

    def __iter__(self):
        return (node.value for node in self.nodes())

    def __reversed__(self):
        return reversed(list(self))

    def __getitem__(self, index):
        if isinstance(index, slice):
            return LinkedList(list(self)[index])
        return self.node(index).value

    def __setitem__(self, index, value):
        self.node(index).value = value

    def __delitem__(self, index):
        node = self.node(index)
        if node is self.head:
            self.head = node.next
        else:
            next(n for n in self.nodes() if n.next is node).next = node.next
        self.size -= 1

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, LinkedList) else NotImplemented

    def __add__(self, other):
        return LinkedList([*self, *other])

    def __str__(self):
        return " -> ".join(map(str, self))

    def __repr__(self):
        return f"LinkedList({list(self)})"
