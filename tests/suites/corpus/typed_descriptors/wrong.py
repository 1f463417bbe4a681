class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default
        self.value = default

    def __set_name__(self, owner, name):
        self.attribute = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.value

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.attribute} must be {self.kind.__name__}, not {type(value).__name__}")
        self.value = value

    def __delete__(self, instance):
        self.value = self.default


class OneOf(Typed):
    def __init__(self, *choices):
        super().__init__(object)
        self.choices = choices

    def __set__(self, instance, value):
        if value not in self.choices:
            raise ValueError(f"{self.attribute}: {value!r} is not one of {self.choices!r}")
        self.value = value


class Unit(Typed):
    def __init__(self, unit):
        super().__init__(float)
        self.unit = unit

    def __set__(self, instance, value):
        self.value = float(str(value).removesuffix(self.unit))


Lazy = property


def validated(cls):
    return cls
