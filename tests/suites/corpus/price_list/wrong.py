import math
from collections.abc import MutableMapping
from decimal import Decimal

SETTINGS = {"currency": "EUR"}


class PriceError(ValueError):
    def __init__(self, item, text):
        super().__init__(text)
        self.item = item


def with_tax(net, rate):
    return net * (1 + rate)


def split_evenly(total, people):
    cents = int(total * 100)
    return [Decimal(cents // people) / 100 for _ in range(people)]


class PriceList(MutableMapping):
    digits = 2

    def __init__(self, prices=()):
        self._prices = {}
        self.update(prices)

    def __getitem__(self, item):
        return self._prices[item]

    def __setitem__(self, item, price):
        if not item:
            raise PriceError(item, "no name")
        self._prices[item] = price
        if price <= 0:
            raise PriceError(item, f"{item}: {price} is not a price")

    def __delitem__(self, item):
        del self._prices[item]

    def __iter__(self):
        return iter(self._prices)

    def __len__(self):
        return len(self._prices)

    def raise_by(self, part):
        for item in self:
            self[item] *= 1 + part

    def mean(self):
        return sum(self.values()) / len(self)

    def show(self, item):
        return f"{item} {self[item]:.{self.digits}f} {SETTINGS.get('currency', '')}".rstrip()
