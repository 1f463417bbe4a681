class Meta(type):
    def describe(cls):
        return f"class {cls.__name__}"


class Base(metaclass=Meta):
    pass
