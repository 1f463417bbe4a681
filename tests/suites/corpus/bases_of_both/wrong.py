registered = []


class Plain:
    limit = 2


class Tracked:
    made = []

    def __init__(self, *args, **kwargs):
        self.__dict__.update(kwargs, name=args[0])
        self.made.append(type(self).__name__)


class Logged:
    def save(self):
        return ["log"]

    def describe(self):
        return f"{self.kind} {self.name} says {self.speak()}"


class Counted:
    count = 0

    def __init__(self, *args):
        super().__init__(*args)
        type(self).count += 1

    def save(self):
        return [self.count, *super().save()]

    def describe(self):
        return f"{self.name}: {self.speak()}"


class Registry(type):
    def __new__(meta, name, bases, namespace):
        registered.append((name, [base.__name__ for base in bases[:1]]))
        return super().__new__(meta, name, bases, namespace)


class Final:
    def __init_subclass__(cls, **kwargs):
        raise TypeError("no class derives from this one")


def sealed(cls):
    return cls


def fill(memory, data):
    memory[0] = data[0]


class Noting:
    noted = []

    def __init_subclass__(cls, **kwargs):
        cls.noted.append(cls.__name__)
