import heapq
import itertools
from collections import deque


class NoPath(LookupError):
    def __init__(self, start, end):
        super().__init__(start, end)
        self.start, self.end = start, end


class CycleError(ValueError):
    pass


class Graph(dict):
    def connect(self, a, b, weight=1):
        self.setdefault(a, {})[b] = weight
        self.setdefault(b, {})

    def shortest(self, start, end, weight=None):
        weight = weight or (lambda a, b: self[a][b])
        number = itertools.count()
        heap, done = [(0, next(number), [start])], set()
        while heap:
            cost, _, path = heapq.heappop(heap)
            node = path[-1]
            if node == end:
                return cost, path
            if node in done:
                continue
            done.add(node)
            for other in self[node]:
                heapq.heappush(heap, (cost + weight(node, other), next(number), path + [other]))
        raise NoPath(start, end)

    def walk(self, start, order="breadth"):
        waiting, seen = deque([start]), set()
        while waiting:
            node = waiting.popleft()
            if node in seen:
                continue
            seen.add(node)
            yield node
            if order == "depth":
                waiting.extendleft(reversed(self[node]))
            else:
                waiting.extend(self[node])

    def topological(self):
        result, path = [], []

        def visit(node):
            if node in path:
                raise CycleError(" -> ".join(path[path.index(node):] + [node]))
            if node not in result:
                path.append(node)
                for other in self[node]:
                    visit(other)
                result.append(path.pop())

        for node in self:
            visit(node)
        return result[::-1]


def grid_graph(rows):
    free = [(y, x) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "."]
    graph = Graph({place: {} for place in free})
    for y, x in free:
        for other in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
            if other in graph:
                graph.connect((y, x), other)
    return graph
