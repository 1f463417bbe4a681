import functools

steps = []


def noted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        steps.append(function.__name__)
        return function(*args, **kwargs)

    return wrapper


class NotingType(type):
    """Notes each call of what its classes define."""

    def __new__(meta, name, bases, namespace):
        for key, value in namespace.items():
            if callable(value) and not key.startswith("__"):
                namespace[key] = noted(value)
        return super().__new__(meta, name, bases, namespace)


class Noting(metaclass=NotingType):
    def close(self):
        return "closed"


class Job:
    """Every job's run() counts, however it is defined."""

    runs = 0

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        original = cls.__dict__.get("run")
        if original is None:
            return

        @functools.wraps(original)
        def run(self, *args):
            Job.runs += 1
            return original(self, *args)

        cls.run = run

    def run(self):
        return None


class RecordType(type):
    """Makes __init__ and __repr__ out of a class's defaults, in their order."""

    def __new__(meta, name, bases, namespace):
        fields = {key: value for key, value in namespace.items() if not key.startswith("__") and not callable(value)}

        def __init__(self, **values):
            for key, default in fields.items():
                setattr(self, key, values.pop(key, default))
            if values:
                raise TypeError(f"{name} has no {', '.join(values)}")

        def __repr__(self):
            return f"{name}({', '.join(f'{key}={getattr(self, key)!r}' for key in fields)})"

        namespace.update(__init__=__init__, __repr__=__repr__)
        return super().__new__(meta, name, bases, namespace)


class Record(metaclass=RecordType):
    pass


class Once(dict):
    def __setitem__(self, name, value):
        if name in self and callable(value):
            raise TypeError(f"{name} is there already")
        super().__setitem__(name, value)


class TidyType(type):
    """No method twice; and a class knows its names in their order."""

    @classmethod
    def __prepare__(meta, name, bases, **options):
        return Once()

    def __new__(meta, name, bases, namespace, **options):
        cls = super().__new__(meta, name, bases, dict(namespace))
        cls.order = [key for key in namespace if not key.startswith("_")]
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class Tidy(metaclass=TidyType):
    pass


class Numbered(dict):
    def __missing__(self, name):
        if not name.isupper():
            raise KeyError(name)
        self[name] = len([key for key in self if key.isupper()])
        return self[name]


class CodesType(type):
    """A name in capitals that nothing is said of is the next number."""

    @classmethod
    def __prepare__(meta, name, bases):
        return Numbered()

    def __new__(meta, name, bases, namespace):
        return super().__new__(meta, name, bases, dict(namespace))


class Codes(metaclass=CodesType):
    pass


def point_class(*names):
    def __init__(self, *values):
        self.__dict__.update(zip(names, values))

    return type("Point", (), {"__init__": __init__, "names": names})
