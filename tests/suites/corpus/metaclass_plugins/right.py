import logging
import os


def resource(log):
    log.append("open")
    try:
        yield "open"
    finally:
        log.append("closed")


def hook(function=None, *, priority=0):
    if function is None:
        return lambda given: hook(given, priority=priority)
    function._hook_priority = priority
    return function


def call_hook(owner, name):
    found = getattr(owner, name)
    return found("me") if hasattr(found, "_hook_priority") else None


class Registry(type):
    known = {}

    def __new__(cls, name, bases, contents, key=None):
        made = super().__new__(cls, name, bases, contents)
        key = key or name.lower()
        if key in cls.known:
            raise TypeError(f"{key} is already registered by {cls.known[key].__qualname__}")
        cls.known[key] = made
        return made

    def __len__(cls):
        return len(cls.known)

    def create(cls, *arguments):
        return cls(*arguments)


class Plugin(metaclass=Registry):
    def __init__(self, *arguments):
        self.arguments = arguments


def describe(cls):
    return cls.__qualname__, type(cls).__name__


def remove_all(folder):
    logging.basicConfig(level=logging.INFO)
    for name in os.listdir(folder):
        logging.info("removing %s", name)
        os.remove(os.path.join(folder, name))


def open_library(library):
    return library.load("x")._name
