import decimal
from decimal import Decimal, getcontext, localcontext


def third():
    return Decimal(1) / 3


def precision():
    return getcontext().prec


def with_five_digits(function):
    with localcontext() as context:
        context.prec = 5
        return function()


def set_precision(digits):
    getcontext().prec = digits


def raise_when_inexact():
    getcontext().traps[decimal.Inexact] = True


def third_with(digits):
    with localcontext() as context:
        context.prec = digits
        return Decimal(1) / 3
