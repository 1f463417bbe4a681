class Plugin:
    known = {}
    priority = 0

    def __init_subclass__(cls, kind, priority=0, **options):
        super().__init_subclass__(**options)
        cls.known[kind] = cls
        cls.priority = priority

    @classmethod
    def find(cls, kind):
        return cls.known[kind]()


class Field:
    def __init__(self, default):
        self.default = default


class ModelType(type):
    def __new__(meta, name, bases, namespace):
        own = {key: value for key, value in namespace.items() if isinstance(value, Field)}
        rest = {key: value for key, value in namespace.items() if key not in own}
        cls = super().__new__(meta, name, bases, rest)
        cls.fields = own
        return cls

    def __len__(cls):
        return len(cls.fields)

    def __repr__(cls):
        return f"<model {cls.__name__}({', '.join(cls.fields)})>"


class Model(metaclass=ModelType):
    def __init__(self, **values):
        for name in values:
            if name not in self.fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
        for name, field in self.fields.items():
            setattr(self, name, values.get(name, field.default))


class Tracked(type):
    instances = []

    def __call__(cls, *args, **kwargs):
        instance = super().__call__(*args, **kwargs)
        cls.instances.append(instance)
        return instance

    def __iter__(cls):
        return iter(cls.instances)

    def __getitem__(cls, index):
        return cls.instances[index]


class Command:
    def __init_subclass__(cls):
        if not hasattr(cls, "execute"):
            raise TypeError(f"{cls.__name__} must define execute")

    def __call__(self):
        return self.execute()
