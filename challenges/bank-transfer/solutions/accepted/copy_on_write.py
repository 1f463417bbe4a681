from threading import Condition


class InsufficientFunds(Exception):
    pass


class Bank:
    """Writers put a new dict in place of the old one, which never changes: who reads needs no lock."""

    def __init__(self, balances):
        self._books = dict(balances)
        self._writing = Condition()

    def transfer(self, source, target, amount):
        if not amount > 0:
            raise ValueError("not above 0")
        with self._writing:
            books = dict(self._books)
            if books[source] < amount:
                raise InsufficientFunds(source)
            books[source] -= amount
            books[target] += amount
            self._books = books

    def balance(self, name):
        return self._books[name]

    def total(self):
        return sum(self._books.values())
