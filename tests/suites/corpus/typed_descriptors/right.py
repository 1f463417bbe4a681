class Typed:
    def __init__(self, kind, **options):
        self.kind, self.options = kind, options

    def __set_name__(self, owner, name):
        self.attribute = name

    def check(self, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.attribute} must be {self.kind.__name__}, not {type(value).__name__}")
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attribute in vars(instance):
            return vars(instance)[self.attribute]
        if "default" in self.options:
            return self.options["default"]
        raise AttributeError(self.attribute)

    def __set__(self, instance, value):
        vars(instance)[self.attribute] = self.check(value)

    def __delete__(self, instance):
        vars(instance).pop(self.attribute, None)


class OneOf(Typed):
    def __init__(self, *choices):
        super().__init__(object)
        self.choices = choices

    def check(self, value):
        if value not in self.choices:
            raise ValueError(f"{self.attribute}: {value!r} is not one of {self.choices!r}")
        return value


class Unit(Typed):
    def __init__(self, unit):
        super().__init__(float)
        self.unit = unit

    def check(self, value):
        return float(value.removesuffix(self.unit)) if isinstance(value, str) else float(value)


class Lazy:
    def __init__(self, function):
        self.function, self.__doc__ = function, function.__doc__

    def __set_name__(self, owner, name):
        self.attribute = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = vars(instance)[self.attribute] = self.function(instance)
        return value


def validated(cls):
    for name, kind in cls.__annotations__.items():
        options = {"default": vars(cls)[name]} if name in vars(cls) else {}
        field = Typed(kind, **options)
        field.__set_name__(cls, name)
        setattr(cls, name, field)

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    cls.__init__ = __init__
    return cls
