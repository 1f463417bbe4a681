import contextlib


class Table:
    def __init__(self):
        self.rows = []

    def insert(self, **values):
        row = {"id": len(self.rows) + 1, **values}
        self.rows.append(row)
        return row

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return iter(self.rows)


class Database:
    def __init__(self, name):
        self.name, self.connected, self.tables = name, False, {}

    def connect(self):
        self.connected = True

    def close(self):
        self.connected = False

    def table(self, name):
        if not self.connected:
            raise ConnectionError(self.name)
        return self.tables.setdefault(name, Table())

    def rollback(self):
        pass

    def supports(self, feature):
        return False


class Pool:
    def __init__(self, size):
        self.free, self.open = [Database(str(n)) for n in range(size)], 0

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.free.clear()

    @contextlib.contextmanager
    def connection(self):
        if not self.free:
            raise RuntimeError("pool is empty")
        taken = self.free.pop()
        self.open += 1
        yield taken
        self.open -= 1
        self.free.append(taken)
