"""The wrong solution's clones are of the class itself, not of the one that the test derives; what they do is as right."""
from solution import Amount


class Price(Amount):
    pass


def test_class():
    assert type(Price(2).clone()) is Price


def test_operators():
    assert Price(2).clone() + 1 == 3
    assert Price(2).clone() * 2 == 4


def test_comparisons():
    assert Price(2).clone() < 3
    assert Price(2).clone() == 2


def test_contains():
    assert 5 in Price(10).clone()
