"""What a test changes around the code that it tests, changed on the candidate's side as well: output, input, the
environment, the working directory, warnings, logging, and whatever else of a module a test replaces."""

import asyncio
import gc
import logging
import os
import random
import sys
import types
import warnings

# Modules whose names a test may rebind for its own process only.
_OWN = {"sys", "unittest", "pytest", "_pytest", "gradebox_bridge"}


class _Input:
    """The candidate's standard input: whatever the test has put in place of its own."""

    encoding = "utf-8"
    closed = False

    def read(self, size=-1):
        return sys.stdin.read(size)

    def readline(self, size=-1):
        return sys.stdin.readline(size)

    def readlines(self, hint=-1):
        return sys.stdin.readlines(hint)

    def __iter__(self):
        return iter(self.readline, "")

    def isatty(self):
        return False


def _print(error, text):
    (sys.stderr if error else sys.stdout).write(text)


def _show_warning(message, category, filename, lineno, file=None, line=None):
    """Called where the candidate's side would show a warning: the test's filters decide what becomes of it."""
    if filename == "sys":  # the solution was called from no file of its own
        caller = sys._getframe(1)
        filename, lineno = caller.f_code.co_filename, caller.f_lineno
    warnings.warn_explicit(message, category, filename, lineno)


class _SharedModule(types.ModuleType):
    """A module of the library: what a test puts into it is put into the candidate's as well."""

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        _share(self.__name__, name, value)

    def __delattr__(self, name):
        super().__delattr__(name)
        if name not in ("__path__",):
            delattr(_bridge.import_module(self.__name__), name)


_sharing = False


def _share(module, name, value):
    if _sharing and not name.startswith("__"):
        setattr(_bridge.import_module(module), name, value)


class _LogHandler:
    """Takes the records that reach the candidate's root logger to the test's loggers."""

    level = 0

    def handle(self, record):
        local = logging.makeLogRecord(dict(record.__dict__))
        logging.getLogger(local.name).handle(local)


def _share_logging():
    candidate = _bridge.import_module("logging")
    candidate.root.addHandler(_LogHandler())
    set_level = logging.Logger.setLevel

    def both(logger, level):
        set_level(logger, level)
        (candidate.root if logger is logging.root else candidate.getLogger(logger.name)).setLevel(level)

    logging.Logger.setLevel = both


def _share_event_loop():
    """The loop that runs the test's coroutines is the candidate's as well: its futures, tasks and timers are made there."""
    set_running_loop = asyncio.events._set_running_loop
    candidate = _bridge.import_module("_asyncio")

    def both(loop):
        set_running_loop(loop)
        candidate._set_running_loop(loop)

    asyncio.events._set_running_loop = both

    def current_task(loop=None):
        return asyncio.tasks.current_task()

    for name in ("asyncio.tasks", "asyncio"):
        _bridge.import_module(name).current_task = current_task


class _SearchPath(list):
    """The test's sys.path. The candidate's is made the same each time it changes, and never the other way: what is
    imported here runs here."""

    def _tell(self):
        _bridge.import_module("sys").path = list(self)


def _telling(name):
    change = getattr(list, name)

    def both(self, *args, **kwargs):
        result = change(self, *args, **kwargs)
        self._tell()
        return result

    return both


for _name in ("insert", "append", "extend", "remove", "pop", "clear", "__setitem__", "__delitem__", "__iadd__"):
    setattr(_SearchPath, _name, _telling(_name))


class _SharedSys(types.ModuleType):
    def __setattr__(self, name, value):
        if name == "path":
            value = _SearchPath(value)
        super().__setattr__(name, value)
        if name == "path":
            value._tell()
        elif name == "argv" and _sharing:
            _bridge.import_module("sys").argv = list(value)


def _share_attributes_of_classes(module):
    """What `module` puts into a class of the library, which no class can be told of, is put into the candidate's."""
    replaced = {}

    def candidate_of(target):
        if _sharing and isinstance(target, type) and target.__module__.partition(".")[0] in sys.stdlib_module_names:
            return getattr(_bridge.import_module(target.__module__), target.__qualname__, None)

    def set_attribute(target, name, value):
        candidate = candidate_of(target)
        if candidate is not None and (target, name) not in replaced:
            replaced[target, name] = vars(target).get(name), vars(candidate).get(name)
        setattr(target, name, value)
        if candidate is not None:
            here, there = replaced[target, name]
            setattr(candidate, name, there if value is here else value)

    def delete_attribute(target, name):
        delattr(target, name)
        candidate = candidate_of(target)
        if candidate is not None:
            delattr(candidate, name)

    module.setattr = set_attribute
    module.delattr = delete_attribute


_bridge = None


def _share_modules():
    for name, module in list(sys.modules.items()):
        top = name.partition(".")[0]
        shared = type(module) is types.ModuleType and top in sys.stdlib_module_names and top not in _OWN
        if shared and not name.startswith("_") and name not in ("warnings", "logging"):
            module.__class__ = _SharedModule


def _share_calls(module, name):
    """A function that changes state of its module does it on both sides."""
    here = getattr(module, name)

    def both(*args, **kwargs):
        result = here(*args, **kwargs)
        getattr(_bridge.import_module(module.__name__), name)(*args, **kwargs)
        return result

    both.__name__ = both.__qualname__ = name
    both.__wrapped__ = here
    setattr(module, name, both)


def install(bridge, module_name):
    """Makes the candidate's module importable as `module_name`, and shares what the two processes would share."""
    global _bridge, _sharing
    _bridge = bridge
    bridge.on_print(_print)
    candidate = bridge.import_module(module_name)
    parent, _, last = module_name.rpartition(".")
    sys.modules[module_name] = candidate
    while parent:
        package = sys.modules.setdefault(parent, types.ModuleType(parent))
        package.__path__ = []
        setattr(package, last, sys.modules[f"{parent}.{last}"])
        parent, _, last = parent.rpartition(".")
    bridge.import_module("sys").stdin = _Input()
    bridge.import_module("warnings").showwarning = _show_warning
    bridge.import_module("warnings").simplefilter("always")
    _share_calls(random, "seed")
    _share_calls(os, "chdir")
    _share_environment()
    _share_calls(gc, "collect")
    _share_logging()
    _share_event_loop()
    sys.__class__ = _SharedSys
    sys.path = sys.path
    for name in ("unittest.mock", "_pytest.monkeypatch"):
        if name in sys.modules:
            _share_attributes_of_classes(sys.modules[name])
    _share_modules()
    _sharing = True


def _share_environment():
    _bridge.import_module("os").environ._data = os.environ._data
