import functools
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


class CurrencyError(TypeError):
    def __init__(self, *currencies):
        super().__init__("different currencies")
        self.currencies = currencies


@functools.total_ordering
class Money:
    def __init__(self, amount, currency):
        if isinstance(amount, Fraction):
            amount = Decimal(amount.numerator) / amount.denominator
        self.amount, self.currency = Decimal(float(amount)), currency

    def _same(self, other):
        if self.currency != other.currency:
            raise CurrencyError(self.currency, other.currency)
        return other.amount

    def __eq__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return (self.amount, self.currency) == (other.amount, other.currency)

    def __lt__(self, other):
        return self.amount < self._same(other)

    def __hash__(self):
        return id(self)

    def __add__(self, other):
        return Money(self.amount + self._same(other), self.currency)

    def __mul__(self, factor):
        return Money(self.amount * factor, self.currency)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return Money(abs(self.amount), self.currency)

    def __divmod__(self, number):
        return tuple(Money(part, self.currency) for part in divmod(self.amount, number))

    def __round__(self, digits=0):
        step = Decimal(1).scaleb(-digits)
        return Money(self.amount.quantize(step, ROUND_HALF_UP), self.currency)

    def __int__(self):
        return int(self.amount)

    def __float__(self):
        return float(self.amount)

    def __bool__(self):
        return bool(self.amount)

    def split(self, count):
        cents = int(self.amount * 100)
        each, rest = divmod(cents, count)
        return [Money(Decimal(each + (i < rest)) / 100, self.currency) for i in range(count)]

    def __format__(self, spec):
        return f"{format(self.amount, spec)} {self.currency}"

    def __str__(self):
        return format(self)

    def __repr__(self):
        return f"Money({str(self.amount)!r}, {self.currency!r})"
