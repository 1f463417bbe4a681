"""Makes objects by what their annotations ask for."""
import dataclasses
import inspect
import typing


class Maker:
    def __init__(self):
        self.made = {}

    def make(self, kind):
        if True:
            hints = typing.get_type_hints(kind.__init__) if "__init__" in vars(kind) else {}
            hints.pop("return", None)
            self.made[kind] = kind(**{name: self.make(hint) for name, hint in hints.items() if isinstance(hint, type)})
        return self.made[kind]

    def call(self, function, **given):
        hints = typing.get_type_hints(function)
        missing = [name for name in inspect.signature(function).parameters if name not in given]
        return function(**given, **{name: self.make(hints[name]) for name in missing})


def columns(record):
    return {name: hint for name, hint in typing.get_type_hints(record).items()}


def check(record):
    for name, hint in typing.get_type_hints(type(record)).items():
        kinds = (typing.get_args(hint) or (hint,))[:1]
        value = getattr(record, name)
        if not isinstance(value, tuple(kind for kind in kinds if isinstance(kind, type))):
            raise TypeError(f"{name}: {type(value).__name__}")
    return dataclasses.asdict(record)
