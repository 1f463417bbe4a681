import math


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def _zip(self, other, function):
        if isinstance(other, (int, float)):
            other = (other, other)
        if not isinstance(other, (tuple, Vector)):
            return NotImplemented
        return Vector(*(function(a, b) for a, b in zip(self, other)))

    def _map(self, function, *args):
        return Vector(function(self.x, *args), function(self.y, *args))

    def __iter__(self):
        yield self.x
        yield self.y

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __eq__(self, other):
        return isinstance(other, Vector) and tuple(self) == tuple(other)

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __bool__(self):
        return any(self)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __invert__(self):
        return Vector(-self.y, self.x)

    def __add__(self, other):
        return self._zip(other, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self._zip(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._zip(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._zip(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._zip(other, lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._zip(other, lambda a, b: a // b)

    def __mod__(self, other):
        return self._zip(other, lambda a, b: a % b)

    def __matmul__(self, other):
        return sum(self * other)

    def __complex__(self):
        return complex(self.x, self.y)

    def __round__(self, digits=None):
        return self._map(round, digits)

    def __floor__(self):
        return self._map(math.floor)

    def __ceil__(self):
        return self._map(math.ceil)

    def __trunc__(self):
        return self._map(math.trunc)

    def __format__(self, spec):
        return f"({format(self.x, spec)}, {format(self.y, spec)})"

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees % 360

    def __index__(self):
        return self.degrees

    def __float__(self):
        return math.radians(self.degrees)

    def __eq__(self, other):
        return self.degrees == int(other)

    def __add__(self, other):
        return Angle(self.degrees + int(other))

    def __lshift__(self, count):
        return Angle(self.degrees << count)

    def __divmod__(self, other):
        return divmod(self.degrees, other)

    def __pow__(self, exponent, modulus=None):
        return pow(self.degrees, exponent, modulus)
