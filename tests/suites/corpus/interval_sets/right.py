class Interval:
    def __new__(cls, start, end):
        if end < start and "EMPTY" in globals():
            return EMPTY
        return super().__new__(cls)

    def __init__(self, start, end):
        if self is not globals().get("EMPTY"):
            self.start, self.end = start, end

    def __len__(self):
        return self.end - self.start + 1

    def __iter__(self):
        return iter(range(self.start, self.end + 1))

    def __contains__(self, point):
        return self.start <= point <= self.end

    def __and__(self, other):
        return Interval(max(self.start, other.start), min(self.end, other.end))

    def __or__(self, other):
        return IntervalSet([self, other])

    def __eq__(self, other):
        return isinstance(other, Interval) and (self.start, self.end) == (other.start, other.end)

    def __lt__(self, other):
        return self.end < other.start

    def __hash__(self):
        return hash((self.start, self.end))

    def __repr__(self):
        return f"{self.start}..{self.end}"


EMPTY = Interval(0, -1)


class IntervalSet:
    def __init__(self, intervals=()):
        parts = []
        for start, end in sorted((i.start, i.end) for i in intervals if i):
            if parts and start <= parts[-1][1] + 1:
                parts[-1][1] = max(parts[-1][1], end)
            else:
                parts.append([start, end])
        self.parts = tuple(Interval(*part) for part in parts)

    @classmethod
    def of(cls, *points):
        return cls(Interval(point, point) for point in points)

    def __iter__(self):
        for part in self.parts:
            yield from part

    def __getitem__(self, index):
        return self.parts[index]

    def __contains__(self, point):
        return any(point in part for part in self.parts)

    def __sub__(self, other):
        return IntervalSet.of(*(set(self) - set(other)))

    def __ror__(self, points):
        return IntervalSet.of(*points, *self)

    def __eq__(self, other):
        return isinstance(other, IntervalSet) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self.parts)) + "}"
