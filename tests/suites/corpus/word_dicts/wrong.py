from collections import Counter, UserDict, UserList


class CaselessDict(UserDict):
    def __init__(self, *args, **kwargs):
        self.spelling = {}
        super().__init__(*args, **kwargs)

    def __setitem__(self, key, value):
        self.data.pop(self.spelling.get(key.lower()), None)
        self.spelling[key.lower()] = key
        self.data[key] = value

    def __getitem__(self, key):
        try:
            return self.data[self.spelling[key.lower()]]
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        del self.data[self.spelling.pop(key.lower())]

    def __contains__(self, key):
        return key.lower() in self.spelling


class DefaultsTo(dict):
    def __init__(self, default, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default = default

    def __missing__(self, key):
        self[key] = self.default(key) if callable(self.default) else self.default
        return self[key]


class Tally(Counter):
    def share(self, key):
        return self[key] / self.total()


class History(UserList):
    def __init__(self, items=(), limit=10):
        super().__init__(items)
        self.limit = limit

    def append(self, item):
        super().append(item)
        del self.data[:-self.limit]


class Name(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip().capitalize())

    @property
    def initial(self):
        return self[0]


class Positive(int):
    def __new__(cls, value):
        number = super().__new__(cls, value)
        if number <= 0:
            raise ValueError(f"{value} is not positive")
        return number


class Celsius(float):
    def __str__(self):
        return f"{float(self)!r} C"

    def __format__(self, spec):
        return super().__format__(spec) if spec else str(self)
