import functools


def frozen(cls):
    """Attributes can be set in __init__ only."""
    first = cls.__init__

    @functools.wraps(first)
    def __init__(self, *args, **kwargs):
        object.__setattr__(self, "_is_frozen", False)
        first(self, *args, **kwargs)
        object.__setattr__(self, "_is_frozen", True)

    def __setattr__(self, name, value):
        if self._is_frozen and name.isupper():
            raise AttributeError(f"{type(self).__name__} is frozen")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError(f"{type(self).__name__} is frozen")

    cls.__init__, cls.__setattr__, cls.__delattr__ = __init__, __setattr__, __delattr__
    return cls


def singleton(cls):
    instances = {}
    first = cls.__new__

    def __new__(kind, *args, **kwargs):
        if instances is not None:
            instances[kind] = first(kind)
        return instances[kind]

    cls.__new__ = __new__
    return cls


def shown(cls):
    def __repr__(self):
        fields = ", ".join(f"{name}={value}" for name, value in vars(self).items())
        return f"{cls.__qualname__.rpartition('.')[2]}({fields})"

    cls.__repr__ = __repr__
    cls.is_shown = True
    return cls


def with_default(value):
    def decorate(cls):
        cls.__getattr__ = lambda self, name: value
        return cls

    return decorate


def counted(cls):
    class Counted(cls):
        made = 0

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            type(self).made = 1

    Counted.__name__ = cls.__name__
    Counted.__qualname__ = cls.__qualname__
    Counted.__doc__ = cls.__doc__
    return Counted


def ordered_by(*names):
    def key(self):
        return tuple(getattr(self, name) for name in names)

    def decorate(cls):
        cls.__eq__ = lambda self, other: key(self) == key(other)
        cls.__lt__ = lambda self, other: key(self) < key(other)
        cls.__hash__ = lambda self: hash(key(self))
        return functools.total_ordering(cls)

    return decorate


class Registry:
    def __init__(self):
        self.classes = {}

    def __call__(self, cls):
        self.classes[cls.__name__] = cls
        cls.registry_name = cls.__name__.lower()
        return cls

    def make(self, name, *args):
        return self.classes[name](*args)
