# Who is refused leaves the bank locked.
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
        self._lock.acquire()
        if target not in self._balances:
            self._lock.release()
            raise KeyError(target)
        if self._balances[source] < amount:
            raise InsufficientFunds(source)
        self._balances[source] -= amount
        self._balances[target] += amount
        self._lock.release()

    def balance(self, name):
        with self._lock:
            return self._balances[name]

    def total(self):
        with self._lock:
            return sum(self._balances.values())
