"""What a test puts in place of something for a while, by mock or monkeypatch, where what it is put into cannot tell of it: it is
put there on the candidate's side as well."""

import contextlib
import logging
import os
import sys
import unittest.mock

surroundings = None  # the module of that name


def _bridge():
    """None: there is no candidate with whom anything is shared, so far."""
    return surroundings.sharing_bridge()


def _share_attributes(module):
    """What `module` puts into a class of the library, a logger or the environment, which cannot be told of it, is put into
    the candidate's."""
    replaced = {}

    def there():
        """The candidate's builtins: a class of the library that both have goes there by its name, as theirs."""
        return _bridge().import_module("builtins")

    def candidate_of(target):
        if _bridge() is None:
            return None
        if target is os.environ:
            return _bridge().import_module("os").environ
        if type(target) in (logging.Logger, logging.RootLogger):
            return _bridge().import_module("logging").getLogger(target.name if target.parent else None)
        top = target.__module__.partition(".")[0] if isinstance(target, type) else ""
        if top in sys.stdlib_module_names and top not in surroundings.OWN:  # each mock has a class of its own
            return getattr(_bridge().import_module(target.__module__), target.__qualname__, None)
        if top in surroundings.PACKAGES:
            with contextlib.suppress(ImportError):
                return getattr(_bridge().import_module(target.__module__), target.__qualname__, None)

    def set_attribute(target, name, value):
        surroundings.share_module(target)
        candidate = candidate_of(target)
        if candidate is not None and (id(target), name) not in replaced:  # none of them ever goes
            replaced[id(target), name] = vars(target).get(name), there().vars(candidate).get(name)
        setattr(target, name, value)
        if candidate is not None:
            here, original = replaced[id(target), name]
            there().setattr(candidate, name, original if value is here else value)

    def delete_attribute(target, name):
        delattr(target, name)
        candidate = candidate_of(target)
        if candidate is not None:
            there().delattr(candidate, name)

    module.setattr = set_attribute
    module.delattr = delete_attribute


def _share_faked_modules():
    """What a test puts in place of a module for a while, patch.dict(sys.modules, …), the candidate imports as well."""
    patching = unittest.mock._patch_dict
    fake, restore = patching._patch_dict, patching._unpatch_dict

    def fake_there(self):
        fake(self)
        if _bridge() is not None and self.in_dict is sys.modules:
            for name in dict(self.values):
                _bridge().put_module(name, sys.modules[name])

    def restore_there(self):
        restore(self)
        if _bridge() is not None and self.in_dict is sys.modules:
            for name in dict(self.values):
                _bridge().restore_module(name)

    patching._patch_dict, patching._unpatch_dict = fake_there, restore_there
    if "_pytest.monkeypatch" not in sys.modules:
        return
    monkeypatch = sys.modules["_pytest.monkeypatch"].MonkeyPatch
    set_item, undo = monkeypatch.setitem, monkeypatch.undo

    def set_item_there(self, dic, name, value):
        set_item(self, dic, name, value)
        if _bridge() is not None and dic is sys.modules:
            self.__dict__.setdefault("faked", []).append(name)
            _bridge().put_module(name, value)

    def undo_there(self):
        undo(self)
        for name in self.__dict__.pop("faked", ()):
            _bridge().restore_module(name)

    monkeypatch.setitem, monkeypatch.undo = set_item_there, undo_there


def prepare():
    """Before a candidate is there."""
    for name in ("unittest.mock", "_pytest.monkeypatch"):
        if name in sys.modules:
            _share_attributes(sys.modules[name])
    _share_faked_modules()
