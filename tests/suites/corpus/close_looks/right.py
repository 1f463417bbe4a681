"""What a close look at exceptions, classes and values sees."""
import abc
import datetime
import typing


def collect(calls):
    """All of them are called; what they raise goes on, with a note that says which it was."""
    error = None
    for number, call in enumerate(calls):
        try:
            call()
        except Exception as raised:
            raised.add_note(f"call {number}")
            error = error or raised
    if error is not None:
        raise error


def unwind(cleanups):
    """All of them run, the last first; the last exception goes on, and the earlier ones are its context."""
    pending = None
    for cleanup in reversed(cleanups):
        try:
            try:
                if pending is not None:
                    raise pending
            finally:
                cleanup()
        except Exception as raised:
            pending = raised
    if pending is not None:
        raise pending


class Step(abc.ABC):
    kinds: typing.ClassVar[dict] = {}
    name: str

    def __init_subclass__(cls, /, kind=None, **options):
        super().__init_subclass__(**options)
        if kind is not None:
            Step.kinds[kind] = cls

    @abc.abstractmethod
    def run(self):
        ...


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def fields(cls):
    return sorted(typing.get_type_hints(cls))


def next_hour(moment):
    return moment.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)


def bind(cls, values):
    hints = typing.get_type_hints(cls)
    return cls(**{name: hint(values[name]) for name, hint in hints.items()})


def untouched(value):
    return value
