from decimal import Decimal


class Item:
    def __init__(self, name, count, price, tags):
        self.name, self.count, self.price, self.tags = name, count, price, set(tags)


class Inventory:
    def __init__(self):
        self._items = {}

    def add(self, name, count, price=Decimal(0), tags=()):
        if name in self._items:
            self._items[name].count += count
        else:
            self._items[name] = Item(name, count, price, tags)

    def remove(self, name, count):
        item = self._items[name]
        if count > item.count:
            raise ValueError(f"only {item.count} of {name}", item.count)
        item.count -= count
        if not item.count:
            del self._items[name]

    def total(self):
        return sum((item.count * item.price for item in self._items.values()), Decimal(0))

    def tagged(self, tag):
        return (name for name, item in self._items.items() if tag in item.tags)

    def counts(self):
        return {name: item.count for name, item in self._items.items()}

    def __getitem__(self, name):
        return self._items[name]

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, name):
        return name in self._items
