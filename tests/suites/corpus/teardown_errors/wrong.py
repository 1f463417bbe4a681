import contextlib


class Pool:
    def __init__(self, size):
        self.size = size
        self.taken = []

    def take(self):
        if len(self.taken) == self.size:
            raise IndexError("none is left")
        self.taken.append(len(self.taken))
        return self.lent(self.taken[-1])

    @contextlib.contextmanager
    def lent(self, number):
        yield number
        self.taken.remove(number)

    def close(self):
        if self.taken:
            raise RuntimeError(f"{len(self.taken)} are still out")
