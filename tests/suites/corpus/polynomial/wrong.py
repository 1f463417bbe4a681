class Polynomial:
    def __init__(self, *coefficients):
        coefficients = list(coefficients) or [0]
        self.coefficients = tuple(coefficients)

    @staticmethod
    def lift(value):
        if isinstance(value, Polynomial):
            return value
        return Polynomial(value) if isinstance(value, (int, float)) else None

    @property
    def degree(self):
        return len(self.coefficients) - 1

    def __call__(self, x):
        return sum(c * x ** i for i, c in enumerate(self.coefficients))

    def __eq__(self, other):
        other = self.lift(other)
        return NotImplemented if other is None else self.coefficients == other.coefficients

    def __hash__(self):
        return hash(self.coefficients)

    def __bool__(self):
        return any(self.coefficients)

    def __add__(self, other):
        other = self.lift(other)
        if other is None:
            return NotImplemented
        size = max(self.degree, other.degree) + 1
        a, b = (list(p.coefficients) + [0] * size for p in (self, other))
        return Polynomial(*(x + y for x, y in zip(a[:size], b)))

    __radd__ = __add__

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return self

    def __sub__(self, other):
        return self + -self.lift(other)

    __rsub__ = __sub__

    def __mul__(self, other):
        other = self.lift(other)
        if other is None:
            return NotImplemented
        result = [0] * (self.degree + other.degree + 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                result[i + j] += a * b
        return Polynomial(*result)

    __rmul__ = __mul__

    def __pow__(self, exponent):
        result = Polynomial(1)
        for _ in range(exponent):
            result = result * self
        return result

    def derivative(self, order=1):
        if order == 0:
            return self
        terms = [i * c for i, c in enumerate(self.coefficients)][1:]
        return Polynomial(*terms).derivative(order - 1)

    def __format__(self, variable):
        terms = []
        for i, c in reversed(list(enumerate(self.coefficients))):
            if c:
                power = "" if i == 0 else "x" + (f"^{i}" if i > 1 else "")
                terms.append(power if c == 1 and i else f"{c}{power}")
        return " + ".join(terms) or "0"

    def __str__(self):
        return format(self)

    def __repr__(self):
        return f"Polynomial{self.coefficients!r}"
