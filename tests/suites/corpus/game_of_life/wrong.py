from collections import Counter


def neighbours(cell):
    y, x = cell
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            if dy or dx:
                yield y + dy, x + dx


def standard(alive, count):
    return count == 3 or alive and count == 2


class Life:
    def __init__(self, cells, rule=standard):
        self.cells, self.rule = cells, rule

    def step(self):
        counts = Counter(other for cell in self.cells for other in neighbours(cell))
        for cell, count in counts.items():
            if self.rule(cell in self.cells, count):
                self.cells.add(cell)
            else:
                self.cells.discard(cell)

    def __contains__(self, cell):
        return cell in self.cells

    def __iter__(self):
        while True:
            yield frozenset(self.cells)
            self.step()

    def show(self, stream=None):
        print(render(self.cells), file=stream)


def parse(text):
    cells = set()
    for y, line in enumerate(text.strip("\n").splitlines()):
        for x, sign in enumerate(line):
            if sign not in ".#":
                raise ValueError(f"line {y + 1}: unknown cell {sign!r}")
            if sign == "#":
                cells.add((y, x))
    return cells


def render(cells):
    if not cells:
        return ""
    ys, xs = zip(*cells)
    rows = range(min(ys), max(ys) + 1)
    return "\n".join("".join(".#"[(y, x) in cells] for x in range(min(xs), max(xs) + 1)) for y in rows)
