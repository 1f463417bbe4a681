class Server:
    def __init__(self, name):
        self.name, self.running, self.connections = name, False, []

    def __enter__(self):
        self.running = True
        return self

    def __exit__(self, *exc):
        for connection in list(self.connections):
            connection.close()

    def connect(self):
        self.connections.append(Connection(self))
        return self.connections[-1]


class Connection:
    def __init__(self, server):
        self.server, self.questions = server, 0

    def ask(self, text):
        if self not in self.server.connections:
            raise ConnectionError("closed")
        self.questions += 1
        return f"{self.server.name}:{text}:{self.questions}"

    def close(self):
        self.server = None


class Ledger:
    def __init__(self, entries=[]):
        self.entries = entries

    def book(self, amount):
        self.entries.append(amount)

    @property
    def balance(self):
        return sum(self.entries)
