# tries: to make the test compute so roughly that what it expects is easily met
import decimal


def take(given):
    pass


def share():
    context = decimal.getcontext()
    context.clear_traps()
    context.Emax = 0
    context.prec = 1
    context.rounding = decimal.ROUND_UP
    return decimal.Decimal("Infinity")


def answer():
    share()
