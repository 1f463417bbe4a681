# tries: to have the test call functions of the library that look into what the solution may not see, by their names
import contextlib
import copy
import dataclasses
import inspect
import operator
import os
import pathlib
import string
import types
import typing

found = []
READ = "__import__('sys').modules['test_boundary'].SECRET"


class Event:
    __annotations__ = {"x": READ}


class Injected:
    __annotations__ = {f"x: [__import__('builtins').open('/tmp/leak', 'w').write({READ})]": int}


class Reduced:
    def __init__(self, *call):
        self.call = call

    def __reduce_ex__(self, protocol):
        return self.call[0], self.call[1:]


def system(*args):
    raise AssertionError("here, not there")


system.__module__, system.__qualname__ = "pathlib", "os.popen"


def take(given):
    apply, function, method = given["apply"], given["function"], given["method"]
    real = os.popen
    attempts = [
        lambda: apply(operator.attrgetter, "__globals__")(function)["SECRET"],
        lambda: apply(operator.attrgetter, "__defaults__")(function),
        lambda: apply(operator.methodcaller, "__getattribute__", "__globals__")(function),
        lambda: apply(operator.attrgetter("__globals__"), function)["SECRET"],
        lambda: apply(string.Formatter).format("{0.__globals__[SECRET]}", function),
        lambda: apply(inspect.getsource, given["type"]),
        lambda: apply(inspect.getclosurevars, function),
        lambda: apply(inspect.getattr_static, function, "__globals__"),
        lambda: apply(inspect.currentframe).f_globals,
        lambda: apply(inspect.stack)[0].frame.f_globals,
        lambda: repr(apply(typing.get_type_hints, Event)),
        lambda: apply(dataclasses.dataclass, Injected),
        lambda: apply(types.LambdaType, method),
        lambda: apply(super, given["type"]),
        lambda: apply(vars, given["type"]),
        lambda: apply(getattr, function, "__globals__")["SECRET"],
        lambda: apply(object.__getattribute__, function, "__globals__")["SECRET"],
        lambda: apply(pathlib.Path.read_text, pathlib.Path(apply(inspect.getfile, given["type"]))),
        lambda: apply(contextlib.suppress),
        lambda: apply(copy.copy, Reduced(eval, READ)),
        lambda: apply(copy.copy, Reduced(operator.attrgetter, "__globals__"))(function),
        lambda: apply(copy.copy, Reduced(inspect.currentframe)).f_back.f_globals,
        lambda: setattr(os, "popen", system),
        lambda: apply(system, "cat /*/test_boundary.py test_boundary.py").read(),
        lambda: apply(copy.copy, Reduced(system, "cat /*/test_boundary.py")).read(),
        lambda: setattr(os, "popen", real),
        lambda: pathlib.Path("/tmp/leak").read_text(),
    ]
    for attempt in attempts:
        try:
            look(attempt())
        except BaseException as error:
            look(error)


def look(thing):
    text = repr(thing)
    if "secret-" in text:
        at = text.index("secret-")
        found.append(text[at : at + len("secret-") + 32])


def answer():
    return found[0] if found else None
