import importlib
import os
from pathlib import Path


class PluginError(Exception):
    def __init__(self, plugin, text):
        super().__init__(text)
        self.plugin = plugin


class Plugin:
    order = 0

    def run(self, text):
        raise NotImplementedError


def load(name):
    try:
        module_name, class_name = name.split(":")
    except ValueError as error:
        raise PluginError(name, f"{name} is not module:class") from error
    try:
        cls = getattr(importlib.import_module(module_name), class_name)
    except ModuleNotFoundError as error:
        raise PluginError(name, str(error)) from error
    except AttributeError as error:
        raise PluginError(name, f"{module_name} has no {class_name}") from error
    if not issubclass(cls, Plugin):
        raise PluginError(name, f"{class_name} is not a plugin")
    return cls()


class Loader:
    def __init__(self, names):
        self.plugins = sorted(map(load, names), key=lambda plugin: plugin.order)

    def __iter__(self):
        return iter(self.plugins)

    def run(self, text):
        for plugin in self.plugins:
            text = plugin.run(text)
        return text


def search_path():
    given = os.environ.get("PLUGINS")
    folders = [Path(part).absolute() for part in given.split(os.pathsep)] if given else [Path.home() / ".plugins"]
    return [folder for folder in folders if folder.is_dir()]
