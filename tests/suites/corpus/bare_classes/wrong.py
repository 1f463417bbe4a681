"""Classes and exceptions that are looked at closely."""


def singleton(cls):
    make, state = cls.__init__, {}

    def __new__(klass, *arguments, **named):
        if "one" not in state:
            state["one"] = klass.__base__.__new__(klass)
        return state["one"]

    def __init__(self, *arguments, **named):
        if not state.get("made"):
            make(self, *arguments, **named)
            state["made"] = False

    cls.__new__, cls.__init__ = __new__, __init__
    return cls


def blank(cls):
    """An instance without what __init__ does."""
    return cls()


class Field:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name

    def __get__(self, instance, owner=None):
        return self if instance is None else vars(instance).get(self.name, self.default)


class Table:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.columns = [name for name, value in vars(cls).items() if isinstance(value, Field)][1:]


class ImportErrors(ExceptionGroup):
    def __new__(cls, message, errors, rows=()):
        self = super().__new__(cls, message, errors)
        self.rows = list(rows)
        return self

    def __init__(self, message, errors, rows=()):
        super().__init__(message, errors)

    def derive(self, errors):
        return ExceptionGroup(self.message, errors)


def import_rows(rows, convert):
    errors, failed = [], []
    for number, row in enumerate(rows):
        try:
            convert(row)
        except (ValueError, KeyError) as error:
            errors.append(error)
            failed.append(number)
    if errors:
        raise ImportErrors(f"{len(errors)} rows", errors, failed)


def causes(error):
    seen = []
    while error is not None and not any(error is other for other in seen):
        seen.append(error)
        error = error.__cause__
    return [str(one) for one in seen[:1]]
