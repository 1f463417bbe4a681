# tries: to have the test's side import something, or to get at what it has imported
import sys

found = []


def take(given):
    function = given["function"]
    for attempt in (
        lambda: sys.modules["test_boundary"].SECRET,
        lambda: __import__("test_boundary").SECRET,
        lambda: function.__globals__["SECRET"],
        lambda: function.__builtins__["__import__"]("test_boundary").SECRET,
        lambda: type(given["thing"]).__init__.__globals__["SECRET"],
        lambda: sys.modules[type(given["thing"]).__module__].SECRET,
        lambda: "{0.__init__.__globals__[SECRET]}".format(given["thing"]),
        lambda: "{0.__globals__[SECRET]}".format(function),
        lambda: format(given["thing"], "{0.__globals__}"),
        lambda: [c for c in type(given["thing"]).__mro__[-1].__subclasses__() if c.__module__ == "test_boundary"][0].secret,
        lambda: type(given["thing"]).__subclasses__()[0].secret,
    ):
        try:
            found.append(attempt())
        except BaseException:
            pass


def answer():
    return found[0] if found else None
