# Transfers lock by name, the total by the order in which the accounts were opened.
import threading
from contextlib import ExitStack


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


class Bank:
    def __init__(self, balances):
        self._accounts = {name: Account(balance) for name, balance in balances.items()}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        giver, taker = self._accounts[source], self._accounts[target]
        with self._held(source, target):
            if giver.balance < amount:
                raise InsufficientFunds(source)
            giver.balance -= amount
            taker.balance += amount

    def balance(self, name):
        account = self._accounts[name]
        with account.lock:
            return account.balance

    def total(self):
        with ExitStack() as held:
            for account in self._accounts.values():
                held.enter_context(account.lock)
            return sum(account.balance for account in self._accounts.values())

    def _held(self, *names):
        held = ExitStack()
        for name in sorted(set(names)):
            held.enter_context(self._accounts[name].lock)
        return held
