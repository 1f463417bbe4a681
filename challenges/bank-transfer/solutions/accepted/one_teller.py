import queue
import threading
from concurrent.futures import Future


class InsufficientFunds(Exception):
    pass


class Bank:
    """A single thread owns the accounts. The others hand it their wishes and wait for the answers."""

    def __init__(self, balances):
        self._balances = dict(balances)
        self._wishes = queue.Queue()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            answer, action, args = self._wishes.get()
            try:
                answer.set_result(action(*args))
            except Exception as error:
                answer.set_exception(error)

    def _ask(self, action, *args):
        answer = Future()
        self._wishes.put((answer, action, args))
        return answer.result()

    def _move(self, source, target, amount):
        if amount <= 0:
            raise ValueError(amount)
        if self._balances[source] < amount:
            raise InsufficientFunds(source)
        self._balances[target] += amount
        self._balances[source] -= amount

    def transfer(self, source, target, amount):
        self._ask(self._move, source, target, amount)

    def balance(self, name):
        return self._ask(self._balances.__getitem__, name)

    def total(self):
        return self._ask(lambda: sum(self._balances.values()))
