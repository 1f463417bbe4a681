import money
from items import Item

__all__ = ["Cart", "parse"]


class Cart:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)

    @property
    def total(self):
        return money.euros(sum(item.price for item in self.items))


def parse(line):
    name, _, price = line.partition(":")
    if not price:
        raise money.PriceError(line)
    return Item(name, int(price))
