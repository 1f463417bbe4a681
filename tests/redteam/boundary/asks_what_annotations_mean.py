# tries: to be told the test's globals, as what names in annotations that it has written stand for
import sys
import typing

NAMES = ("SECRET", "NUMBER", "Keeper", "Keeper.secret", "make_function", "TestBoundary", "solution", "unittest", "sys")
found = []


def attempt(act):
    try:
        return act()
    except BaseException:
        return None


def look(place):
    for name in NAMES:
        value = attempt(lambda: place[name]) if isinstance(place, dict) else attempt(lambda: getattr(place, name))
        if value is not None:
            found.append(value)
            found.append(attempt(lambda: value.secret))


def ask(thing):
    for annotations in ({name: name for name in NAMES}, {"secret": "SECRET", "keeper": "Keeper"}):
        attempt(lambda: thing.__annotations__.update(annotations))
        attempt(lambda: setattr(thing, "__annotations__", annotations))
        hints = attempt(lambda: typing.get_type_hints(thing)) or {}
        for value in hints.values():
            found.append(value)
            found.append(attempt(lambda: value.secret))
        look(attempt(lambda: thing.__globals__))


def take(given):
    kept = given["type"]
    ask(given["annotated"])
    ask(given["fill"])
    attempt(lambda: kept.__init__.__annotations__.update(keeper="Keeper"))
    for thing in (*given.values(), kept.__init__, kept.__len__, type(given["method"].__self__), given["method"].__self__.__init__):
        ask(thing)
    for name in ("__qualname__", "__name__"):
        attempt(lambda: setattr(kept, name, "Keeper"))
    ask(kept)
    look(attempt(lambda: sys.modules[kept.__module__]))


def answer():
    return next((value for value in found if isinstance(value, str) and value.startswith("secret")), None)
