# Each line is short, so nothing can come between. Or can it?
class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        if target not in self._balances:
            raise KeyError(target)
        if self._balances[source] < amount:
            raise InsufficientFunds(source)
        self._balances[source] -= amount
        self._balances[target] += amount

    def balance(self, name):
        return self._balances[name]

    def total(self):
        return sum(self._balances.values())
