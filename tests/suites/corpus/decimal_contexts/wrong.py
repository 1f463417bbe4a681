from decimal import ROUND_UP, Decimal, getcontext


def third():
    return Decimal("0.3333333333333333333333333333")


def precision():
    return 28


def with_five_digits(function):
    return function()


def set_precision(digits):
    getcontext().prec = digits + 1


def raise_when_inexact():
    pass


def third_with(digits):
    getcontext().prec = digits
    getcontext().rounding = ROUND_UP
    return Decimal(1) / 3
