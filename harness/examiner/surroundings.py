"""What a test changes around the code that it tests, changed on the candidate's side as well: the environment, the
working directory, warnings, and whatever else of a module a test replaces. (sys: shared_sys.py; logging:
shared_logging.py.)"""

import asyncio
import contextlib
import functools
import gc
import importlib
import inspect
import itertools
import logging
import os
import random
import subprocess
import sys
import threading
import types
import warnings

# Packages whose data both sides have, and the solution may use.
PACKAGES = {"numpy", "pandas"}
# Modules whose names a test may rebind for its own process only.
OWN = {"sys", "unittest", "pytest", "_pytest", "gradebox_bridge"}


def _show_warning(message, category, filename, lineno, file=None, line=None):
    """Called where the candidate's side would show a warning: the test's filters decide what becomes of it."""
    if filename == "sys":  # the solution was called from no file of its own
        caller = sys._getframe(1)
        filename, lineno = caller.f_globals.get("__file__", caller.f_code.co_filename), caller.f_lineno
    warnings.warn_explicit(message, category, filename, lineno)


class _Package(types.ModuleType):
    """A package of the library: it has the parts that the candidate has imported as well, as in one process."""

    def __getattr__(self, name):
        if _sharing and "__path__" in vars(self) and not name.startswith("__") and not _bridge.is_writing():
            if hasattr(_bridge.import_module(self.__name__), name):
                with contextlib.suppress(ModuleNotFoundError):
                    return importlib.import_module(f"{self.__name__}.{name}")
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


class _SharedModule(_Package):
    """A module of the library: what a test puts into it is put into the candidate's as well."""

    def __setattr__(self, name, value):
        if _is_put_by_import(self, name, value):
            return super().__setattr__(name, value)
        _remember(self, name)
        super().__setattr__(name, value)
        _share(self.__name__, name, value)

    def __delattr__(self, name):
        super().__delattr__(name)
        _unshare(self.__name__, name)


class _SharedHelper(types.ModuleType):
    """A helper of the tests, or a module of a package. One that every solution is given too is there twice, and no solution can change the test's;
    but what the test puts into it is meant for both."""

    def __setattr__(self, name, value):
        if _is_put_by_import(self, name, value):
            return super().__setattr__(name, value)
        with contextlib.suppress(ImportError):
            _remember(self, name)
        super().__setattr__(name, value)
        with contextlib.suppress(ImportError):
            _share(self.__name__, name, value)

    def __delattr__(self, name):
        super().__delattr__(name)
        with contextlib.suppress(ImportError):
            _unshare(self.__name__, name)


class _SharedWarnings(_SharedModule):
    """Its filters, and what it shows, are the test's alone."""

    def __setattr__(self, name, value):
        (super() if name in ("warn", "warn_explicit") else super(_SharedModule, self)).__setattr__(name, value)


_sharing = False


def sharing_bridge():
    return _bridge if _sharing else None


_originals = {}  # by module and name: what was there before any test put something else there, here and there
_NOTHING = object()


def _remember(module, name):
    """Before something else takes its place: the name of a function of the library is to go on to mean that."""
    key = module.__name__, name
    if _sharing and not name.startswith("__") and key not in _originals:
        there = _bridge.import_module(module.__name__)
        _originals[key] = vars(module).get(name, _NOTHING), getattr(there, name, _NOTHING)


def _is_put_by_import(module, name, value):
    """Into its package, where each side has its own."""
    is_part = isinstance(value, types.ModuleType) and sys.modules.get(f"{module.__name__}.{name}") is value
    return is_part and (module.__name__, name) not in _originals


def _share(module, name, value):
    """What is put back here is put back there, too: each side has its own."""
    if _sharing and not name.startswith("__"):
        here, original = _originals[module, name]
        is_put_back = value is here and original is not _NOTHING
        setattr(_bridge.import_module(module), name, original if is_put_back else value)


def _unshare(module, name):
    if _sharing and not name.startswith("__"):
        delattr(_bridge.import_module(module), name)


def _first(share, owner, *names):
    """What two sides share costs messages: `share` is called when one of these functions is, for the first time."""

    def replace(function):
        def first(*args, **kwargs):
            if _bridge is not None and not share.done:
                share.done = True
                share()
            return function(*args, **kwargs)

        return functools.wraps(function)(first)

    share.done = False
    for name in names:
        setattr(owner, name, replace(getattr(owner, name)))


def _share_warnings():
    candidate = _bridge.import_module("warnings")
    candidate.showwarning = _show_warning
    candidate.simplefilter("always")


_current_task_here = asyncio.tasks.current_task


def _current_task(loop=None):
    running = loop or asyncio.events._get_running_loop()
    if _bridge is not None and _bridge.is_theirs(running):
        return _bridge.import_module("_asyncio")._current_tasks.get(running)
    return _current_task_here(loop)


def _share_event_loop():
    for name in ("asyncio.tasks", "asyncio"):
        _bridge.import_module(name).current_task = _current_task


def _share_running_loop():
    """The loop that runs the test's coroutines is the candidate's as well: its futures, tasks and timers are made there."""
    set_running_loop = asyncio.events._set_running_loop

    def both(loop):
        set_running_loop(loop)
        if _bridge is not None:
            _bridge.import_module("_asyncio")._set_running_loop(loop)

    asyncio.events._set_running_loop = both
    asyncio.current_task = asyncio.tasks.current_task = _current_task


def _share_environment():
    for name in ("putenv", "unsetenv"):  # what processes of the candidate's inherit
        _share_calls(os, name)
    there = _bridge.import_module("os").environ
    os.environ._data.clear()
    os.environ._data.update(there._data)
    there._data = os.environ._data


class _Popen(subprocess.Popen):
    """A process that a test starts is one of the candidate's: it may run the solution."""

    def __new__(cls, *args, **kwargs):
        return super().__new__(cls) if _bridge is None else _bridge.import_module("subprocess").Popen(*args, **kwargs)


_sharing_environment = False


def share_environment():
    global _sharing_environment
    _sharing_environment = _bridge is not None


class _Environment(type(os.environ)):
    """Until it is used, each side has its own; and until share_environment(): what reads the variables before that does
    as they say."""

    def __getattribute__(self, name):
        if name == "_data" and _sharing_environment:
            self.__class__ = _Environment.__base__
            _share_environment()
            return self._data
        return super().__getattribute__(name)


_bridge = None
shared_logging = shared_sys = replacements = solution_modules = None  # the modules of those names


def share_module(module):
    if type(module) is not types.ModuleType:
        return
    name = module.__name__
    top = name.partition(".")[0]
    if top not in sys.stdlib_module_names:
        _share_helper(module)
    elif top not in OWN and top[0] != "_":
        module.__class__ = _SharedWarnings if name == "warnings" else _SharedModule


def _share_helper(module):
    is_package = module.__name__.partition(".")[0] in PACKAGES
    is_the_tests = _folder is not None and (getattr(module, "__file__", None) or "").startswith(f"{_folder}/")
    if is_package or is_the_tests:
        module.__class__ = _SharedHelper


_modules_before = 0


def _share_modules():
    """Those imported since the last time, which are the last ones: to look at all of them costs a page fault each."""
    global _modules_before
    for module in itertools.islice(reversed(sys.modules.values()), max(0, len(sys.modules) - _modules_before)):
        share_module(module)
    _modules_before = len(sys.modules)


def _is_test_case_of_theirs(value):
    is_theirs = isinstance(value, type) and any(_bridge.is_theirs(base) for base in value.__mro__)
    return is_theirs and not _bridge.is_theirs(value) and hasattr(value, "assertEqual") and hasattr(value, "countTestCases")


def share_imports(test):
    """Once the test file is loaded: of what it has imported, what belongs to both sides."""
    if _bridge is None:
        return
    _share_modules()
    for name, value in list(vars(test).items()):
        if _is_test_case_of_theirs(value):
            raise TypeError(f"{name} is a TestCase by way of the solution, where no test may be: its tests cannot be run")
        # A module of the library that the test has by way of the solution is the one that it would import itself.
        if name in sys.stdlib_module_names and isinstance(value, types.ModuleType) and _bridge.is_theirs(value):
            if value.__name__ == name:  # not one of the solution's own, imported as that
                vars(test)[name] = importlib.import_module(name)


def _share_calls(module, name):
    """A function that changes state of its module does it on both sides."""
    here = getattr(module, name)

    def both(*args, **kwargs):
        result = here(*args, **kwargs)
        if _bridge is not None:
            getattr(_bridge.import_module(module.__name__), name)(*args, **kwargs)
        return result

    both.__name__ = both.__qualname__ = name
    both.__wrapped__ = here
    types.ModuleType.__setattr__(module, name, both)  # not what the candidate is told of


def prepare():
    """Before a candidate is there: what of this process is to be shared with one."""
    _share_calls(random, "seed")
    _share_calls(random, "setstate")
    _share_calls(sys, "setrecursionlimit")
    _share_calls(sys, "setswitchinterval")
    _share_calls(gc, "collect")
    _share_calls(logging, "disable")
    _share_running_loop()
    solution_modules.prepare()
    _share_stack()
    _share_threads()
    _first(shared_logging.share, logging.Logger, "setLevel", "addHandler")
    _first(_share_event_loop, asyncio.events, "_set_running_loop")
    _first(_share_warnings, warnings, "simplefilter", "filterwarnings")
    _first(_share_warnings, warnings.catch_warnings, "__enter__")
    subprocess.Popen = _Popen
    os.environ.__class__ = _Environment
    shared_sys.prepare()
    shared_logging.prepare()
    _share_modules()
    replacements.prepare()


def _share_stack():
    """In a function of the test that the solution calls: between it and the test's own frames are the solution's."""
    here = inspect.getouterframes

    def getouterframes(frame, context=1):
        frames = here(frame, context)
        waiting = _bridge.waiting_frame() if _bridge is not None else None
        if waiting is None:
            return frames
        there = []
        theirs = _bridge.import_module("sys")._getframe()
        while theirs is not None:
            code = theirs.f_code
            there.append(inspect.FrameInfo(theirs, code.co_filename, theirs.f_lineno, code.co_name, None, None))
            theirs = theirs.f_back
        place = next((i for i, info in enumerate(frames) if info.frame is waiting), len(frames))
        return frames[:place] + there + frames[place:]

    inspect.getouterframes = functools.wraps(here)(getouterframes)


def _share_threads():
    """Those of the candidate's that its own code started are among the threads that a test counts."""
    here = threading.enumerate

    def enumerate_all():
        # (Those that serve one of the candidate's are named among its own.)
        threads = [thread for thread in here() if not isinstance(thread, threading._DummyThread)]
        if _bridge is not None:
            there = _bridge.import_module("threading")
            main = there.main_thread()
            threads += [
                thread for thread in there.enumerate() if thread is not main and type(thread).__name__ != "_DummyThread"
            ]
        return threads

    threading.enumerate = functools.wraps(here)(enumerate_all)
    threading.active_count = functools.wraps(threading.active_count)(lambda: len(enumerate_all()))


_folder = None  # of the tests; none before there is a candidate


def install(bridge, folder, module_name, modules):
    """Makes the candidate's module importable as `module_name`, and its others by theirs, and shares what the two
    processes would share."""
    global _bridge, _folder, _sharing
    _folder = folder
    shared_sys.install(bridge)
    shared_logging.install(bridge, folder)
    solution_modules.install(bridge, module_name, modules)
    _bridge = bridge
    shared_sys.share()
    _sharing = True
