class Settings:
    def __init__(self, values):
        vars(self)["_values"] = dict(values)

    def __getattr__(self, name):
        value = self._values.get(name)
        return Settings(value) if isinstance(value, dict) else value

    def __setattr__(self, name, value):
        self._values[name] = value

    def __delattr__(self, name):
        if name not in self._values:
            raise AttributeError(name)
        del self._values[name]

    def __dir__(self):
        return [*super().__dir__(), *self._values]

    def as_dict(self):
        return dict(self._values)


class Color:
    def __init__(self, red, green, blue):
        self.red, self.green, self.blue = red, green, blue


class Counter:
    def __init__(self, step=1):
        self.step, self.total = step, 0

    def __call__(self, by=None):
        self.total += self.step if by is None else by
        return self.total


class Words:
    def __init__(self, text):
        self.words = text.split()

    def __getitem__(self, index):
        return self.words[index]


class Countdown:
    def __init__(self, start):
        self.left = start

    def __next__(self):
        if self.left < 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1

    def __length_hint__(self):
        return self.left


class Proxy:
    def __init__(self, target):
        self.target, self.calls = target, []

    def __getattr__(self, name):
        method = getattr(self.target, name)

        def call(*args, **kwargs):
            self.calls.append((name, args, kwargs))
            return method(*args, **kwargs)

        return call
