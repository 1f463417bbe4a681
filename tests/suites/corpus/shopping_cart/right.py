class EmptyCart(RuntimeError):
    pass


class Product:
    def __init__(self, name, price):
        self.name, self.price = name, price


def name_of(product):
    return getattr(product, "name", product)


class Cart:
    def __init__(self):
        self.lines = {}

    def add(self, product, count=1):
        if count < 1:
            raise ValueError("count must be positive")
        _, before = self.lines.get(product.name, (product, 0))
        self.lines[product.name] = product, before + count

    def remove(self, product):
        del self.lines[name_of(product)]

    def total(self, discount=0):
        return sum(p.price * count for p, count in self.lines.values()) * (1 - discount)

    def shares(self):
        return {name: p.price * count / self.total() for name, (p, count) in self.lines.items()}

    def checkout(self, pay):
        if not self:
            raise EmptyCart
        pay(self.total())
        receipt = [f"{count} x {name}" for name, (_, count) in self.lines.items()]
        self.lines.clear()
        return receipt

    def __getitem__(self, product):
        return self.lines[name_of(product)][1]

    def __contains__(self, product):
        return name_of(product) in self.lines

    def __len__(self):
        return sum(count for _, count in self.lines.values())
