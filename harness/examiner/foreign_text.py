"""What a solution says stays text on the tests' side: what a test evaluates, runs or unpickles of it is made into code, and
run, on the candidate's side."""

import ast
import builtins
import contextlib
import importlib.abc  # tells the loaders by name, so before one has another
import importlib.machinery
import importlib.util
import os
import pickle
import runpy
import sys
import types
import typing
from builtins import compile as _compile, eval as _eval, exec as _exec

# What makes code of texts of its own making. All else, such as assertRaises(KeyError, eval, text), may pass on a solution's.
_MAKERS = {
    *("_frozen_importlib", "_frozen_importlib_external", "importlib._bootstrap", "importlib._bootstrap_external"),
    *("collections", "dataclasses", "timeit", "unittest.mock"),
    *("_pytest.assertion.rewrite", "attr._make", "hypothesis.internal.reflection"),
}
# What pickle itself needs of the library, besides what a candidate may name.
_OF_PICKLE = {"copyreg:__newobj__", "copyreg:_reconstructor", "_codecs:encode"}

_bridge = None
_folder = None  # of the tests' own files
_literals = None


def _is_inside(path, folder):
    return os.path.realpath(path).startswith(os.path.realpath(folder) + "/")


def _is_the_librarys(path):
    return any(_is_inside(path, folder) for folder in (sys.prefix, os.path.dirname(os.__file__)) if folder != "/")


def _is_ours(path):
    """Whether no solution can have written the file."""
    return _is_inside(path, _folder) or _is_the_librarys(path)


def _texts_in(constant):
    if isinstance(constant, str):
        yield constant
    elif isinstance(constant, types.CodeType):
        yield from _texts_in(constant.co_consts)
    elif isinstance(constant, (tuple, frozenset)):
        for item in constant:
            yield from _texts_in(item)


def _own_texts():
    """All that the tests' own files have in quotes."""
    global _literals
    if _literals is None:
        _literals = set()
        for folder, _, files in os.walk(_folder):
            for file in files:
                if file.endswith(".py"):
                    with open(f"{folder}/{file}", "rb") as source:
                        _literals.update(_texts_in(_compile(source.read(), file, "exec")))
    return _literals


def _is_of_tests(frame):
    return frame.f_code.co_filename.startswith(_folder + "/")


def _is_own(source, frame):
    """Whether this text, or code, is no word of the solution's: it stands in the test, or the library made it."""
    if _bridge is None:
        return True
    if _bridge.is_theirs(source):
        return False
    if isinstance(source, types.CodeType):
        return True
    module = frame.f_globals.get("__name__")
    if not _is_of_tests(frame) and module in _MAKERS:
        return True
    if isinstance(source, ast.AST):
        return False
    text = source if isinstance(source, str) else bytes(source).decode(errors="replace")
    if module == "doctest":
        return any(text.strip() in own for own in _own_texts())
    return text in _own_texts()


def _there():
    return _bridge.import_module("builtins")


def _may_go_there(value):
    """What an expression of the solution's may use of the names around it: what is its own, and the library."""
    if _bridge.is_theirs(value):
        return True
    is_named = isinstance(value, (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType))
    module = value.__name__ if isinstance(value, types.ModuleType) else getattr(value, "__module__", None)
    return is_named and isinstance(module, str) and module.partition(".")[0] in sys.stdlib_module_names


def _names_in(code):
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _names_in(constant)
    return names


def _names_for(source, around, mode="eval"):
    code = source if _bridge.is_theirs(source) else _compile(source, "<string>", mode)
    return {name: around[name] for name in _names_in(code) if name in around and _may_go_there(around[name])}


def _evaluate(source, globals=None, locals=None, /):
    frame = sys._getframe(1)
    is_around = globals is None or globals is frame.f_globals
    if globals is None:
        globals, locals = frame.f_globals, frame.f_locals
    if _is_own(source, frame):
        return _eval(source, globals, globals if locals is None else locals)
    around = {**globals, **(locals or {})}
    is_given = not is_around and _is_of_tests(frame)
    names = around if is_given else _names_for(source.strip() if isinstance(source, str) else source, around)
    return _there().eval(source, names | {"__builtins__": _there()})


def _execute(source, globals=None, locals=None, /, *, closure=None):
    frame = sys._getframe(1)
    target = locals
    if globals is None:
        globals, target = frame.f_globals, frame.f_locals
    if _is_own(source, frame):
        return _exec(source, globals, globals if target is None else target, closure=closure)
    if globals is frame.f_globals:
        seen = _names_for(source, {**globals, **(target or {})}, "exec")
        seen |= {"__builtins__": _there(), "__name__": globals.get("__name__")}
        made = dict(seen)
        _there().exec(source, made)
        changed = {name: value for name, value in made.items() if name not in seen or seen[name] is not value}
        (globals if target is None else target).update(changed)
        return None
    globals["__builtins__"] = _there()
    try:
        _there().exec(source, globals, *(() if locals is None else (locals,)))
    finally:
        globals["__builtins__"] = builtins
    return None


def _make_code(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, **rest):
    if flags & ast.PyCF_ONLY_AST or _is_own(source, sys._getframe(1)):
        return _compile(source, filename, mode, flags, dont_inherit, optimize, **rest)
    if isinstance(source, ast.AST):
        source = ast.unparse(source)
    return _there().compile(source, filename, mode, flags, True, optimize)


def _tell_annotated(annotated, annotations):
    """What the names in these annotations of a test's function or class stand for: classes, and modules of the library.
    The annotations are those that it had before the solution was given it."""
    is_class = isinstance(annotated, type)
    around = vars(sys.modules.get(annotated.__module__, types)) if is_class else annotated.__globals__
    told = {}
    for text in filter(_own_texts().__contains__, annotations):
        with contextlib.suppress(SyntaxError):
            names = {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
            told.update((name, around[name]) for name in names if name in around)
    return {
        name: value.__name__ if isinstance(value, types.ModuleType) else value
        for name, value in told.items()
        if (isinstance(value, types.ModuleType) and value.__name__ in sys.stdlib_module_names)
        or isinstance(value, (type, types.GenericAlias, types.UnionType))
        or type(value).__module__ == "typing"
    }


def _put(module, **values):
    """On this side alone."""
    vars(module).update(values)


def _is_of_theirs(annotated):
    """Whether it is the candidate's, or a class that derives from one of the candidate's."""
    return any(map(_bridge.is_theirs, (annotated, *(annotated.__mro__ if isinstance(annotated, type) else ()))))


def _on_their_side(module, name, is_theirs):
    """The function of the library, there for the arguments of which `is_theirs` says so."""
    here = getattr(module, name)

    def function(*args, **kwargs):
        goes = _bridge is not None and bool(args) and is_theirs(args)
        return (getattr(_bridge.import_module(module.__name__), name) if goes else here)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__wrapped__ = here
    _put(module, **{name: function})


class _AsLibrarys(type):
    """What asks whether a loader is one that loads source, as pytest does, means the library's own."""

    _librarys = importlib.machinery.SourceFileLoader

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls._librarys)


class _SourceFileLoader(importlib.machinery.SourceFileLoader, metaclass=_AsLibrarys):
    def __new__(cls, fullname, path):
        if _bridge is None or _is_ours(path):
            return super().__new__(cls)
        return _bridge.import_module("importlib.machinery").SourceFileLoader(fullname, path)


class _Nothing:
    """Finds no modules where a solution could have put some."""

    def __init__(self, path):
        if _bridge is None or _is_ours(path) or path == _folder:
            raise ImportError

    def find_spec(self, name, target=None):
        return None


class _Refused(pickle.UnpicklingError):
    pass


def _check_pickle(event, arguments):
    if event != "pickle.find_class" or _bridge is None:
        return
    module, name = arguments
    found = sys.modules.get(module)
    if _bridge.is_theirs(found) or f"{module}:{name}" in _OF_PICKLE or _bridge.may_be_named(f"{module}:{name}"):
        return
    origin = getattr(getattr(found, "__spec__", None), "origin", None) or "/"
    is_the_tests = _is_inside(origin, _folder)
    if not (is_the_tests and isinstance(getattr(found, name, None), type)):
        raise _Refused(f"{module}.{name} is not for data that a solution could have made")


def _unpickle_there_if_refused(name):
    here = getattr(pickle, name)

    def function(source, /, **options):
        place = source.tell() if hasattr(source, "tell") else None
        try:
            return here(source, **options)
        except _Refused:
            if place is not None:
                source.seek(place)
            return getattr(_bridge.import_module("pickle"), name)(source, **options)

    _put(pickle, **{name: function})


def prepare():
    """Before a candidate is there, and for one that never comes: until install(), all is as it was."""
    _put(builtins, eval=_evaluate, exec=_execute, compile=_make_code)
    _on_their_side(typing, "get_type_hints", lambda args: _is_of_theirs(args[0]))
    _on_their_side(typing, "get_overloads", lambda args: _bridge.is_theirs(args[0]))
    _on_their_side(runpy, "run_path", lambda args: not _is_ours(args[0]))
    _on_their_side(runpy, "run_module", lambda args: _bridge.is_theirs(sys.modules.get(args[0])))
    _on_their_side(importlib.util, "module_from_spec", lambda args: _bridge.is_theirs(args[0]))
    _on_their_side(importlib.util, "spec_from_file_location", lambda args: len(args) > 1 and not _is_ours(args[1]))
    _put(importlib.machinery, SourceFileLoader=_SourceFileLoader)
    sys.path_hooks.insert(0, _Nothing)
    sys.addaudithook(_check_pickle)
    _unpickle_there_if_refused("load")
    _unpickle_there_if_refused("loads")


def install(bridge, folder):
    global _bridge, _folder
    _bridge, _folder = bridge, folder
    bridge.tell_annotated(_tell_annotated)
