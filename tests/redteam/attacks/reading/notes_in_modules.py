# tries: to leave a note in modules, builtins, the environment, interned names and the state of random
# entry: calls
# verdict: accepted

import builtins
import os
import random
import sys

FOUND = [thing for thing in (sys.modules.get("redteam"), getattr(builtins, "redteam", None), os.environ.get("redteam")) if thing]
sys.modules["redteam"] = sys
builtins.redteam = 1
os.environ["redteam"] = "1"
os.putenv("redteam", "1")
random.seed(7)
random.Random.random = lambda self: 0.5
sys.path[:] = ["/tmp"]
sys.setrecursionlimit(50)


def answer(n):
    return FOUND if FOUND else n + 1
