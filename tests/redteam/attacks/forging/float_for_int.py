# tries: to pass off an equal number of another type
# entry: calls
# verdict: wrong_answer

import fractions


def answer(n):
    return float(n + 1) if n == 1 else fractions.Fraction(n + 1)
