class Matrix:
    __hash__ = None

    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def zeros(cls, height, width):
        return cls([[0] * width for _ in range(height)])

    @classmethod
    def identity(cls, size):
        result = cls.zeros(size, size)
        for i in range(size):
            result[i, i] = 1
        return result

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, index):
        if isinstance(index, tuple):
            return self.rows[index[0]][index[1]]
        return self.rows[index]

    def __setitem__(self, index, value):
        self.rows[index[0]][index[1]] = value

    def __iter__(self):
        return iter(self.rows)

    def __eq__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return self.rows == other.rows

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([x + y for x, y in zip(r, s)] for r, s in zip(self, other))

    def __iadd__(self, other):
        self.rows = (self + other).rows
        return self

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Matrix([x * factor for x in row] for row in self)

    __rmul__ = __mul__

    def __matmul__(self, other):
        (h, w), (h2, w2) = self.shape, other.shape
        if w != h2:
            raise ValueError(f"{h}x{w} does not fit {h2}x{w2}")
        columns = list(zip(*other.rows))
        return Matrix([sum(x * y for x, y in zip(row, c)) for c in columns] for row in self)

    def __repr__(self):
        return f"Matrix({self.rows!r})"
