import cmath
import decimal
import fractions
import math
import random
import statistics

decimal.getcontext().prec = 50
print(decimal.Decimal(2).sqrt(), decimal.Decimal("1.10") + 1, decimal.Decimal(1) / 7)
with decimal.localcontext() as context:
    context.traps[decimal.Inexact] = True
    try:
        decimal.Decimal(1) / 3
    except decimal.Inexact:
        print("inexact")
print(f"{decimal.Decimal('1234567.891'):,.2f}", fractions.Fraction("0.125") + fractions.Fraction(1, 3))
print(math.factorial(60), math.isqrt(10**40), math.fsum([0.1] * 10), math.comb(50, 25), cmath.sqrt(-2))
print(statistics.median([3, 1, 2]), statistics.NormalDist(0, 1).cdf(1.5), pow(3, -1, 11), (0.1).hex())
random.seed("seed")
print([random.randrange(1000) for _ in range(5)], random.sample(range(50), 4), random.gauss(0, 1))
print(random.Random(3).random(), 0.1 + 0.2, 1e308 * 10, -0.0, float("nan"), 2**200 // 7**30, hash(2**61))
