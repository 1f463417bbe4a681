# Reads both balances, then writes both: who pays himself becomes richer.
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
            from_source, from_target = self._balances[source], self._balances[target]
            if from_source < amount:
                raise InsufficientFunds(source)
            self._balances[source] = from_source - amount
            self._balances[target] = from_target + amount

    def balance(self, name):
        with self._lock:
            return self._balances[name]

    def total(self):
        with self._lock:
            return sum(self._balances.values())
