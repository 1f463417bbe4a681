# tries: to catch what is imported to judge it
# entry: calls
# verdict: wrong_answer

import builtins
import sys

real = builtins.__import__
SEEN = []


def spy(name, *args, **kwargs):
    SEEN.append(name)
    return real(name, *args, **kwargs)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        SEEN.append(name)


builtins.__import__ = spy
sys.meta_path.insert(0, Finder)
sys.path_hooks.insert(0, lambda path: SEEN.append(path))
sys.path_importer_cache.clear()


def answer(n):
    return n + 1 if SEEN else None
