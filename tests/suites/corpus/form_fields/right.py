class Invalid(ValueError):
    def __init__(self, name, problem):
        super().__init__(f"{name}: {problem}")
        self.name = name


class Field:
    def __init__(self, required=True):
        self.required = required

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, form, owner=None):
        return self if form is None else vars(form).get(self.name)

    def __set__(self, form, value):
        vars(form)[self.name] = self.clean(value)

    def clean(self, value):
        if value in (None, "") and self.required:
            raise Invalid(self.name, "is required")
        return value


class TextField(Field):
    def __init__(self, longest=100, **options):
        super().__init__(**options)
        self.longest = longest

    def clean(self, value):
        value = super().clean(value.strip() if value else value)
        if value and len(value) > self.longest:
            raise Invalid(self.name, f"has more than {self.longest} letters")
        return value


class NumberField(Field):
    def __init__(self, low=None, high=None, **options):
        super().__init__(**options)
        self.low, self.high = low, high

    def clean(self, value):
        value = super().clean(value)
        if value is None:
            return None
        try:
            value = int(value)
        except ValueError:
            raise Invalid(self.name, "is not a number") from None
        if self.low is not None and value < self.low:
            raise Invalid(self.name, f"is below {self.low}")
        if self.high is not None and value > self.high:
            raise Invalid(self.name, f"is above {self.high}")
        return value


class FormType(type):
    def __new__(mcs, name, bases, body):
        inherited = {}
        for base in bases:
            inherited.update(getattr(base, "_fields", {}))
        own = {key: value for key, value in body.items() if isinstance(value, Field)}
        for key in own:
            if key in inherited:
                raise TypeError(f"{key} is defined twice")
        cls = super().__new__(mcs, name, bases, body)
        cls._fields = {**inherited, **own}
        return cls

    def __contains__(cls, name):
        return name in cls._fields

    def __str__(cls):
        return f"{cls.__name__}({', '.join(cls._fields)})"


class Form(metaclass=FormType):
    def __init__(self, **values):
        for name, value in values.items():
            if name not in type(self):
                raise TypeError(f"no field {name}")
            setattr(self, name, value)

    @classmethod
    def fields(cls):
        return list(cls._fields.values())

    def check(self):
        for field in self.fields():
            field.clean(getattr(self, field.name))

    def is_valid(self):
        try:
            self.check()
        except Invalid:
            return False
        return True


class readonly:
    def __init__(self, value):
        self.value = value

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self.value

    def __set__(self, instance, value):
        raise AttributeError(f"{self.name} is read-only")

    def __delete__(self, instance):
        raise AttributeError(f"{self.name} is read-only")
