import threading
from contextlib import ExitStack


class InsufficientFunds(Exception):
    pass


class Bank:
    """A lock for each account, taken as they come."""

    def __init__(self, balances):
        self._balances = dict(balances)
        self._locks = {name: threading.Lock() for name in balances}

    def _hold(self, *names):
        stack = ExitStack()
        for name in dict.fromkeys(names):
            stack.enter_context(self._locks[name])
        return stack

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError(amount)
        for name in (source, target):
            if name not in self._locks:
                raise KeyError(name)
        with self._hold(source, target):
            if self._balances[source] < amount:
                raise InsufficientFunds(source)
            self._balances[source] -= amount
            self._balances[target] += amount

    def balance(self, name):
        with self._hold(name):
            return self._balances[name]

    def total(self):
        with self._hold(*self._locks):
            return sum(self._balances.values())
