from collections import Counter, OrderedDict, defaultdict, deque
from enum import Enum


class Level(Enum):
    LOW = 0
    MIDDLE = 1
    HIGH = 2
    HIGHEST = 3


class Node:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Node) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"Node({self.name!r})"


PRICES = {Level.LOW: 1, Level.MIDDLE: 2, Level.HIGH: 4, Level.HIGHEST: 8}


def prices():
    return PRICES


def price(level):
    return PRICES[level]


def count():
    return len(PRICES)


class Graph:
    def __init__(self):
        self.edges = defaultdict(set)
        self.visits = Counter()
        self.order = OrderedDict()
        self.levels = deque([{Node("a"), Node("b")}, {Node("c")}])

    def connect(self, one, other):
        self.edges[one].add(other)
        self.edges[other].add(one)

    def visit(self, node):
        self.visits[node] += 1
        self.order[node] = len(self.order)
        self.order.move_to_end(node)

    def degree(self, node):
        return len(self.edges[node])

    def sizes(self):
        return len(self.edges), len(self.visits), len(self.order), [len(level) for level in self.levels]


def nodes(names):
    return {Node(name) for name in names}


def merged(*tables):
    result = {}
    for table in tables:
        for node, value in table.items():
            result[node] = result.get(node, 0) + value
    return result
