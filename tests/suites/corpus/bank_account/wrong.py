class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, missing):
        super().__init__(account, missing)
        self.account = account
        self.missing = missing

    def __str__(self):
        return f"{self.account.owner} is short of {self.missing}"


def check(amount):
    if amount <= 0:
        raise ValueError(f"the amount must be positive, not {amount}")


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        check(amount)
        self._balance += amount
        return self._balance

    def withdraw(self, amount):
        check(amount)
        if amount >= self._balance + 50:
            raise InsufficientFunds(self, amount - self._balance)
        self._balance -= amount
        return self._balance


def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except InsufficientFunds:
        raise BankError("transfer failed", amount)
    target.deposit(amount)
