import re
from datetime import date, datetime, timedelta
from functools import total_ordering
from numbers import Real

UNITS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def seconds_of(other):
    if isinstance(other, Duration):
        return other.seconds
    if isinstance(other, timedelta):
        return other.total_seconds()
    return other if isinstance(other, Real) else None


@total_ordering
class Duration:
    def __init__(self, seconds=0, *, minutes=0, hours=0, days=0):
        self.seconds = seconds + 60 * minutes + 3600 * hours + 86400 * days

    @classmethod
    def parse(cls, text):
        if not re.fullmatch(r"(\d+[dhms]\s*)+", text):
            raise ValueError(f"not a duration: {text!r}")
        return cls(sum(int(number) * UNITS[unit] for number, unit in re.findall(r"(\d+)([dhms])", text)))

    def as_timedelta(self):
        return timedelta(seconds=self.seconds)

    def after(self, day):
        return day + self.as_timedelta()

    def __str__(self):
        return str(self.as_timedelta())

    def __repr__(self):
        return f"Duration(seconds={self.seconds})"

    def __format__(self, spec):
        if spec and spec[-1] in UNITS and spec[-1] != "s":
            value = self.seconds / UNITS[spec[-1]]
            return (format(value, spec[:-1] + "f") if spec[:-1] else str(int(value))) + spec[-1]
        return format(str(self), spec)

    def __add__(self, other):
        if isinstance(other, (date, datetime)):
            return other + self.as_timedelta()
        seconds = seconds_of(other)
        return NotImplemented if seconds is None else Duration(self.seconds + seconds)

    def __iadd__(self, other):
        self.seconds += seconds_of(other)
        return self

    def __neg__(self):
        return Duration(-self.seconds)

    def __sub__(self, other):
        seconds = seconds_of(other)
        return NotImplemented if seconds is None else Duration(self.seconds - seconds)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, factor):
        return Duration(self.seconds * factor) if isinstance(factor, Real) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, Duration):
            return self.seconds / other.seconds
        return Duration(self.seconds / other) if isinstance(other, Real) else NotImplemented

    def __divmod__(self, other):
        times, rest = divmod(self.seconds, other.seconds)
        return times, Duration(rest)

    def __int__(self):
        return int(self.seconds)

    def __float__(self):
        return float(self.seconds)

    def __index__(self):
        return self.seconds.__index__() if isinstance(self.seconds, int) else self._no_index()

    def _no_index(self):
        raise TypeError("only whole seconds can be an index")

    def __round__(self, digits=None):
        return Duration(round(self.seconds, digits))

    def __abs__(self):
        return Duration(abs(self.seconds))

    def __bool__(self):
        return self.seconds != 0

    def __eq__(self, other):
        seconds = seconds_of(other)
        return NotImplemented if seconds is None else self.seconds == seconds

    def __lt__(self, other):
        seconds = seconds_of(other)
        return NotImplemented if seconds is None else self.seconds < seconds

    def __hash__(self):
        return id(self)
