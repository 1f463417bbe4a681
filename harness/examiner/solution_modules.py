"""The candidate's modules, as the tests import them."""

import functools
import importlib
import importlib.machinery
import importlib.util
import itertools
import sys
import types

_bridge = None
_names = set()  # of those that the test may import
_imported = set()
_modules_at_first = 0
_fakes = {}


def _share_fakes():
    """What a test file puts into sys.modules by itself before it imports the solution, which is to find that."""
    since = max(0, len(sys.modules) - _modules_at_first)  # the last ones: to look at all of them costs a page fault each
    for name, module in reversed(list(itertools.islice(reversed(sys.modules.items()), since))):
        is_imported = getattr(module, "__spec__", None) is not None and isinstance(module, types.ModuleType)
        if not is_imported and _fakes.get(name) is not module and not _bridge.is_theirs(module):
            _fakes[name] = module
            _bridge.put_module(name, module)


class _Modules:
    """Finds the candidate's modules, which take the places of those that are made here. One that the test imports once
    more is loaded once more."""

    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self) if name in _names else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        _share_fakes()
        if name in _imported:
            _bridge.import_module("sys").modules.pop(name, None)
        sys.modules[name] = _bridge.import_module(name)
        _imported.add(name)


def prepare():
    """Before a candidate is there."""
    here = importlib.reload

    def reload(module):
        name = module.__name__
        if _bridge is None or name not in _names or sys.modules.get(name) is not module:
            return here(module)
        _bridge.import_module("sys").modules[name] = module  # where the test may have put another one back
        return _bridge.import_module("importlib").reload(module)

    importlib.reload = functools.wraps(here)(reload)


def install(bridge, module_name, modules):
    """Makes the candidate's module importable as `module_name`, and its others by theirs."""
    global _bridge, _modules_at_first
    _bridge = bridge
    _names.update([module_name, *modules])
    sys.modules.pop(module_name, None)  # one of an installed package, or of the library, that has its name
    for name in _names:
        bridge.leave_out_of_library(name)
    _modules_at_first = len(sys.modules)
    sys.meta_path.insert(0, _Modules())
    parent, _, last = module_name.rpartition(".")
    while parent and parent not in _names:
        spec = importlib.machinery.ModuleSpec(parent, None, is_package=True)
        package = sys.modules.setdefault(parent, importlib.util.module_from_spec(spec))
        if f"{parent}.{last}" in sys.modules:
            setattr(package, last, sys.modules[f"{parent}.{last}"])
        parent, _, last = parent.rpartition(".")
