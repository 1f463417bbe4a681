# tries: to get at the secret by the methods by which Python looks attributes up, which take any name
found = []
NAMES = ["__globals__", "__closure__", "__code__", "__self__", "__func__", "__dict__", "__builtins__", "fget", "cell_contents", "secret",
         "own_secret", "expected", "_inner", "SECRET"]
BY_HAND = [
    lambda thing, name: getattr(thing, name),
    lambda thing, name: thing.__getattribute__(name),
    lambda thing, name: thing.__getattr__(name),
    lambda thing, name: type(thing).__getattr__(thing, name),
    lambda thing, name: type(thing).__getattribute__(thing, name),
    lambda thing, name: object.__getattribute__(thing, name),
    lambda thing, name: vars(type(thing))[name].fget,
    lambda thing, name: vars(thing)[name],
    lambda thing, name: [getattr(thing, other) for other in thing.__dir__() if other.startswith("__")],
]


def look(thing):
    if isinstance(thing, str) and "secret-" in thing:
        found.append(thing[thing.index("secret-"):])
    for item in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, (list, tuple)) else ():
        look(item)


def take(given):
    for thing in given.values():
        for by_hand in BY_HAND:
            for name in NAMES:
                try:
                    look(by_hand(thing, name))
                except BaseException:
                    pass
    try:
        look(vars(given["wrapper_type"])["length"].fget.__globals__)
    except BaseException:
        pass


def answer():
    return found[0] if found else None
