class PositiveNumber:
    def __init__(self, default=None):
        self.default = default
        self.values = {}

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.values.get(instance, self.default)
        if value is None:
            raise AttributeError(f"{self.name} has not been set")
        return value

    def __set__(self, instance, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"{self.name} must be a number")
        if not value > 0:
            raise ValueError(f"{self.name} must be positive")
        self.values[instance] = value

    def __delete__(self, instance):
        try:
            del self.values[instance]
        except KeyError:
            raise AttributeError(self.name) from None
