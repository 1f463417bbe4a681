from itertools import count
from threading import RLock


class InsufficientFunds(Exception):
    pass


class Account:
    numbers = count()

    def __init__(self, balance):
        self.number = next(self.numbers)
        self.lock = RLock()
        self.balance = balance

    def withdraw(self, amount):
        with self.lock:
            if amount > self.balance:
                raise InsufficientFunds()
            self.balance -= amount

    def deposit(self, amount):
        with self.lock:
            self.balance += amount


class Bank:
    """Accounts are locked by their numbers, the lowest first. An RLock may be taken twice: source may be target."""

    def __init__(self, balances):
        self._accounts = {name: Account(balance) for name, balance in balances.items()}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("not above 0")
        source, target = self._accounts[source], self._accounts[target]
        first, second = sorted((source, target), key=lambda account: account.number)
        with first.lock, second.lock:
            source.withdraw(amount)
            target.deposit(amount)

    def balance(self, name):
        return self._accounts[name].balance

    def total(self):
        return self._sum(list(self._accounts.values()))

    def _sum(self, accounts):
        if not accounts:
            return 0
        with accounts[0].lock:
            return self._sum(accounts[1:]) + accounts[0].balance
