registered = []


class Plain:
    limit = 1


class Tracked:
    made = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.made.append(type(self).__name__)


class Logged:
    def save(self):
        return ["log", *super().save()]

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
        registered.append((name, [base.__name__ for base in bases]))
        return super().__new__(meta, name, bases, namespace)


class Final:
    def __init_subclass__(cls, **kwargs):
        raise TypeError("no class derives from this one")


def sealed(cls):
    return type(cls.__name__, (cls, Final), {})


def fill(memory, data):
    memory[:] = data


class Noting:
    noted = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.noted.append(cls.__name__)
