import threading
import time


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


class Bank:
    """Takes locks in any order, but never waits for one while it holds another: it lets go of all and tries again."""

    def __init__(self, balances):
        self._accounts = {name: Account(amount) for name, amount in balances.items()}

    def _lock(self, accounts):
        while True:
            held = []
            for account in accounts:
                if not account.lock.acquire(blocking=not held):
                    break
                held.append(account)
            if len(held) == len(accounts):
                return
            for account in held:
                account.lock.release()
            time.sleep(0.001)

    def _unlock(self, accounts):
        for account in accounts:
            account.lock.release()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError(amount)
        giver, taker = self._accounts[source], self._accounts[target]
        accounts = [giver] if giver is taker else [giver, taker]
        self._lock(accounts)
        try:
            if giver.balance < amount:
                raise InsufficientFunds(source)
            giver.balance -= amount
            taker.balance += amount
        finally:
            self._unlock(accounts)

    def balance(self, name):
        return self._accounts[name].balance

    def total(self):
        accounts = list(self._accounts.values())
        self._lock(accounts)
        try:
            return sum(account.balance for account in accounts)
        finally:
            self._unlock(accounts)
