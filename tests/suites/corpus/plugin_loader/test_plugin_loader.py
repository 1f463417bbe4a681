import importlib
import os
import sys
from pathlib import Path

import pytest

import solution
from solution import Loader, PluginError, load, search_path

PLUGIN = """
from solution import Plugin

class Hello(Plugin):
    '''Says hello.'''
    order = {order}

    def run(self, text):
        return "{word} " + text
"""


@pytest.fixture
def plugins(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in ("plug_a", "plug_b"):
        sys.modules.pop(name, None)


def test_loads_a_module_of_the_test(plugins):
    (plugins / "plug_a.py").write_text(PLUGIN.format(order=1, word="hello"))
    plugin = load("plug_a:Hello")
    assert isinstance(plugin, solution.Plugin)
    assert plugin.run("you") == "hello you"
    assert type(plugin).__doc__ == "Says hello."
    assert type(plugin) is sys.modules["plug_a"].Hello


def test_all_in_order(plugins):
    (plugins / "plug_a.py").write_text(PLUGIN.format(order=2, word="a"))
    (plugins / "plug_b.py").write_text(PLUGIN.format(order=1, word="b"))
    importlib.invalidate_caches()
    loader = Loader(["plug_a:Hello", "plug_b:Hello"])
    assert [plugin.run("!") for plugin in loader] == ["b !", "a !"]
    assert loader.run("x") == "a b x"


@pytest.mark.parametrize(
    "name, cause, message",
    [
        ("no_such_plugin:X", ModuleNotFoundError, "no_such_plugin"),
        ("json:Nothing", AttributeError, "json has no Nothing"),
        ("json", ValueError, "module:class"),
    ],
)
def test_errors(name, cause, message):
    with pytest.raises(PluginError, match=message) as caught:
        load(name)
    assert isinstance(caught.value.__cause__, cause)
    assert caught.value.plugin == name


def test_not_a_plugin():
    with pytest.raises(PluginError, match="OrderedDict is not a plugin"):
        load("collections:OrderedDict")


class TestSearchPath:
    def test_from_the_environment(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PLUGINS", os.pathsep.join([str(tmp_path), "/no/such/folder"]))
        assert search_path() == [tmp_path]
        monkeypatch.setenv("PLUGINS", "plugins", prepend=os.pathsep)
        monkeypatch.delenv("PLUGINS")
        assert search_path() == []

    def test_relative_to_the_current_folder(self, monkeypatch, tmp_path):
        (tmp_path / "more").mkdir()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PLUGINS", "more")
        (found,) = search_path()
        assert found == Path.cwd() / "more"
        assert found.is_absolute()

    def test_home(self, monkeypatch, tmp_path):
        monkeypatch.setattr(solution.Path, "home", lambda: tmp_path)
        (tmp_path / ".plugins").mkdir()
        monkeypatch.delenv("PLUGINS", raising=False)
        assert search_path() == [tmp_path / ".plugins"]
