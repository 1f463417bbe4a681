# transfer() makes sure that the total stays the same, by a method that takes the lock which it holds itself.
import threading


class InsufficientFunds(Exception):
    pass


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)
        self._lock = threading.Lock()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("the amount must be above 0")
        with self._lock:
            if target not in self._balances:
                raise KeyError(target)
            if self._balances[source] < amount:
                raise InsufficientFunds(source)
            before = sum(self._balances.values())
            self._balances[source] -= amount
            self._balances[target] += amount
            if source != target:
                return
            assert self.total() == before

    def balance(self, name):
        with self._lock:
            return self._balances[name]

    def total(self):
        with self._lock:
            return sum(self._balances.values())
