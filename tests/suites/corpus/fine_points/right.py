import inspect
import logging
import traceback
from collections.abc import Mapping, Sequence


class FoldedBase(Mapping):
    def __init__(self, items):
        self.items_by_key = {key.casefold(): value for key, value in items.items()}

    def __getitem__(self, key):
        return self.items_by_key[key.casefold()]

    def __iter__(self):
        return iter(self.items_by_key)

    def __len__(self):
        return len(self.items_by_key)

    def __reversed__(self):
        return reversed(self.items_by_key)


class Folded(FoldedBase):
    pass


def reversed_keys(mapping):
    return list(reversed(mapping))


class RowBase(Sequence):
    def __init__(self, cells):
        self.cells = cells

    def __getitem__(self, index):
        return self.cells[index]

    def __len__(self):
        return len(self.cells)

    def __eq__(self, other):
        return isinstance(other, RowBase) and self.cells == other.cells

    def __hash__(self):
        return hash(self.cells)


class Row(RowBase):
    pass


class Typed(list):
    kinds = {}

    def __class_getitem__(cls, kind):
        def append(self, item):
            if not isinstance(item, kind):
                raise TypeError(f"{item!r} is no {kind.__name__}")
            list.append(self, item)

        if kind not in cls.kinds:
            cls.kinds[kind] = type(f"Typed[{kind.__name__}]", (cls,), {"append": append})
        return cls.kinds[kind]


class Grid(list):
    pass


def fold_key(key):
    return key.casefold()


def seen(number):
    return number.bit_length(), int(number), number + 1


def parameters(cls):
    return list(inspect.signature(cls).parameters)


def report(error):
    return "".join(traceback.format_exception(error))


def make_all(*classes):
    return [cls(*range(len(inspect.signature(cls).parameters) and 1)) for cls in classes]


class Job:
    pass


def retry(run, failed):
    for attempt in range(1, 10):
        job = Job()
        try:
            run(job)
        except LookupError as error:
            again = Job()
            failed(error)
            del again
        else:
            return attempt


KIND = "new"


class Slot:
    def __init__(self):
        self.value = 0

    def __iadd__(self, value):
        self.value += value
        return self

    def __add__(self, value):
        return self.value + value

    __radd__ = __add__

    def __contains__(self, value):
        return self.value == value

    def __eq__(self, value):
        return self.value == value

    def __lt__(self, value):
        return self.value < value


def make_slot():
    return Slot()


class KindFormatter(logging.Formatter):
    def format(self, record):
        kind = record.exc_info[0].__name__ if record.exc_info else "-"
        return f"{record.getMessage()} {kind}"


def logs(name, level):
    return logging.getLogger(name).isEnabledFor(level)
