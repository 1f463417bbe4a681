# tries: to give more items than were wanted by ending, and going on
# entry: items
# verdict: wrong_answer

class Items:
    def __init__(self, n):
        self.n, self.calls = n, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls == 2:
            raise StopIteration
        return self.n + self.calls

    __length_hint__ = lambda self: -1
    __len__ = lambda self: 1 << 62


def answer(n):
    return Items(n)
