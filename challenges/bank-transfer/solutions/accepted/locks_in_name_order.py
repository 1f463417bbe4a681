import threading
from contextlib import ExitStack


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


class Bank:
    """A lock for each account. Whoever needs several takes them in the order of the names, and each of them once."""

    def __init__(self, balances):
        self.accounts = {name: Account(balance) for name, balance in sorted(balances.items())}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError(amount)
        giver, taker = self.accounts[source], self.accounts[target]
        with ExitStack() as held:
            for name in sorted({source, target}):
                held.enter_context(self.accounts[name].lock)
            if giver.balance < amount:
                raise InsufficientFunds(source)
            giver.balance -= amount
            taker.balance += amount

    def balance(self, name):
        account = self.accounts[name]
        with account.lock:
            return account.balance

    def total(self):
        with ExitStack() as held:
            for account in self.accounts.values():
                held.enter_context(account.lock)
            return sum(account.balance for account in self.accounts.values())
