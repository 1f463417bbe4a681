import queue
import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = threading.RLock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def transfer(self, other, amount):
        first, second = sorted((self, other), key=id)
        with first.lock, second.lock:
            self.deposit(-amount)
            other.deposit(amount)


class Bounded:
    def __init__(self, size):
        self._items = queue.Queue(size)

    def put(self, item):
        self._items.put(item)

    def get(self, timeout=None):
        return self._items.get(timeout=timeout)


class Notifier:
    def __init__(self, name, callback):
        self._callback = callback
        self._messages = queue.Queue()
        self._thread = threading.Thread(target=self._work, name=name)

    def _work(self):
        while (entry := self._messages.get()) is not None:
            self._callback(entry[0])

    def send(self, message):
        self._messages.put((message,))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self._messages.put(None)
        self._thread.join()


def run_all(*functions):
    with ThreadPoolExecutor(len(functions)) as executor:
        return [future.result() for future in [executor.submit(function) for function in functions]]


def once(function):
    lock, results = threading.Lock(), []

    def call():
        with lock:
            if not results:
                results.append(function())
        return results[0]

    return call


class Counters(threading.local):
    value = 0

    def add(self):
        self.value += 1
        return self.value
