DISCOUNTS = {"student": 0.8, None: 1}


def make_code(name, number):
    return f"{name.upper()}-{number:03}"


class Ticket:
    base_price = 10
    count = 0
    all = []

    def __init__(self, name):
        if not self.is_valid(name):
            raise ValueError("a ticket needs a name")
        self.count += 1
        self.name, self.number = name, self.count
        self.all.append(self)

    @classmethod
    def reset(cls):
        cls.count = 0
        cls.all.clear()

    @classmethod
    def parse(cls, text):
        return Ticket(text.partition(":")[2])

    @staticmethod
    def is_valid(name):
        return bool(name)

    def price(self, group=None):
        return self.base_price * DISCOUNTS.get(group, 1) if group is None else self.base_price * DISCOUNTS[group]

    def code(self):
        return make_code(self.name, self.number)


class Vip(Ticket):
    def price(self, group=None):
        return 2 * super().price(group)
