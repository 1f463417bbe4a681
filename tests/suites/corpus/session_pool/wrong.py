import weakref


class PoolFull(Exception):
    pass


class Session:
    def __init__(self, user, at_end=None):
        self.user = user
        self._end = weakref.finalize(self, at_end, user) if at_end else None
        self._lent = None

    def end(self):
        if self._end:
            self._end()

    def lend(self, thing):
        self._lent = lambda: thing

    def borrowed(self):
        return self._lent() if self._lent else None


class SessionPool:
    def __init__(self, limit):
        self.limit = limit
        self._open = {}

    def open(self, user):
        session = self._open.get(user)
        if session is None:
            if len(self._open) >= self.limit:
                raise PoolFull(self.limit)
            session = self._open[user] = Session(user)
        return session

    def __iter__(self):
        return iter(list(self._open))

    def __contains__(self, user):
        return user in self._open


class TreeItem:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.items = name, parent, []

    def add(self, name):
        item = TreeItem(name, self)
        self.items.append(item)
        return item

    def walk(self):
        yield self
        for item in self.items:
            yield from item.walk()

    def top(self):
        return self.parent.top() if self.parent else self
