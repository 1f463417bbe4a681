# A lock for each pair of accounts: pairs that share an account don't wait for each other.
import threading
from collections import defaultdict


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)
        self._lock = threading.Lock()
        self._pairs = defaultdict(threading.Lock)

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        with self._pairs[frozenset((source, target))]:
            if target not in self._balances:
                raise KeyError(target)
            if self._balances[source] < amount:
                raise InsufficientFunds(source)
            self._balances[source] -= amount
            self._balances[target] += amount

    def balance(self, name):
        with self._lock:
            return self._balances[name]

    def total(self):
        with self._lock:
            return sum(self._balances.values())
