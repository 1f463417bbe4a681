import copy


class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class Missing(Config):
    _instance = None

    def __bool__(self):
        return False

    def __repr__(self):
        return "<missing>"


MISSING = Missing()


class Symbol:
    _known = {}

    def __new__(cls, name):
        if name not in cls._known:
            cls._known[name] = super().__new__(cls)
        return cls._known[name]


class Registry:
    def __init__(self):
        self.things = {}

    def add(self, name, thing):
        self.things[name] = thing
        return thing

    def find(self, name):
        return self.things.get(name, MISSING)

    def register(self, thing=None, *, name=None):
        if thing is None:
            return lambda thing: self.add(name, thing)
        return self.add(thing.__name__, thing)


registry = Registry()


class QueryBuilder:
    columns = "*"

    def __init__(self, table):
        self.table, self.conditions, self.rest = table, [], ""

    def where(self, condition):
        self.conditions.append(condition)
        return self

    def order(self, column):
        self.rest += f" ORDER BY {column}"
        return self

    def limit(self, count):
        self.rest += f" LIMIT {count}"
        return self

    def copy(self):
        return copy.deepcopy(self)

    def __str__(self):
        where = " WHERE " + " AND ".join(self.conditions) if self.conditions else ""
        return f"SELECT {self.columns} FROM {self.table}{where}{self.rest}"
