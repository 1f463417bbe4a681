# What a program can learn of itself: its file, its source, its tracebacks, its modules.
import importlib
import importlib.util
import inspect
import os
import pkgutil
import runpy
import sys
import traceback
import zipimport
from pathlib import Path

print(__name__, __doc__, Path(__file__).name, os.path.isabs(__file__), __spec__, __package__, __annotations__, __cached__)
print(sys.argv, sys.path[0] != "", sys.modules["__main__"].__dict__ is globals(), type(__loader__).__name__)


def documented(a, b=2, *, c: int = 3) -> None:
    """Words."""


def failing():
    raise LookupError("nothing here")


print(inspect.getsource(documented), inspect.signature(documented), inspect.getsourcelines(failing)[1])
try:
    failing()
except LookupError:
    print(traceback.format_exc().replace(os.getcwd(), "HERE"))
print([frame.function for frame in inspect.stack()], len(Path(__file__).read_text().splitlines()), inspect.getmodule(failing).__name__)
Path("part.py").write_text("name = __name__\ndef f():\n    return 'of a part'\n")
sys.path.insert(0, os.getcwd())
print(importlib.import_module("part").f(), runpy.run_path("part.py", run_name="run")["name"])
Path("package").mkdir()
Path("package/__init__.py").write_text("from . import inner\n")
Path("package/inner.py").write_text("value = 5\n")
print(importlib.import_module("package").inner.value, [module.name for module in pkgutil.iter_modules(["package"])])
print(importlib.util.find_spec("json").name, importlib.util.find_spec("no_such"), zipimport.__name__)
print(sys.version_info[:2], sys.implementation.name, sys.executable, sys.byteorder, sys.maxsize, sys.prefix, sys.platform)
print(sys.flags.isolated, sys.flags.dont_write_bytecode, sys.flags.utf8_mode, sys.flags.optimize, sys.getrecursionlimit(), sys.warnoptions)
print(sys.stdin.read() == "", sys.gettrace(), sys.getprofile(), sys.excepthook.__name__, hasattr(sys, "ps1"), sys.dont_write_bytecode)
try:
    input("prompt ")
except EOFError as error:
    print(error)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(error)
