# tries: to take a bound method apart, and to have its function work on an object of its own
import types
import weakref

found = []


class Spy:
    def __getattr__(self, name):
        found.append(name)
        return self

    def __str__(self):
        return "secret-"


def take(given):
    method = given["method"]
    attempts = [
        lambda: method.__self__.secret,
        lambda: vars(method.__self__),
        lambda: method.__func__(Spy()),
        lambda: types.MethodType(method.__func__, Spy())(),
        lambda: type(method)(method.__func__, Spy())(),
        lambda: type(method)(given["function"], method.__self__)(),
        lambda: given["function"](method.__self__),
        lambda: method.__func__([method.__self__]),
        lambda: method.__func__(given["thing"], method.__self__),
        lambda: method.__func__(method.__self__, method.__self__),
        lambda: given["apply"](method.__func__, method.__self__),
        lambda: given["function"](method.__func__),
        lambda: weakref.WeakMethod(method)().__self__.secret,
        lambda: setattr(method.__self__, "secret", "secret-known"),
        lambda: setattr(type(method.__self__), "secret", "secret-known"),
        lambda: method.__self__.__class__.__init__(method.__self__, "secret-known"),
        lambda: given["items"].append(method.__self__),
        lambda: given["each"]([method.__self__]),
    ]
    for attempt in attempts:
        try:
            found.append(attempt())
        except BaseException:
            pass


def answer():
    for thing in found:
        if isinstance(thing, str) and thing.startswith("secret-"):
            return thing
    return found[-1] if found else None
