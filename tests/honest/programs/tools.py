#: threads = 3
#: memory = "128MiB"
import cProfile
import contextvars
import dis
import faulthandler
import gc
import io
import pstats
import sys
import timeit
import tracemalloc
import weakref
from pathlib import Path


class Node:
    pass


a, b = Node(), Node()
a.b, b.a = b, a
reference = weakref.ref(a)
del a, b
print(gc.collect() >= 2, reference(), gc.isenabled(), gc.get_threshold(), gc.garbage)
tracemalloc.start()
kept = [bytes(1000) for _ in range(100)]
print(tracemalloc.get_traced_memory()[0] > 100_000, len(tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)]).traces) > 0)
tracemalloc.stop()
profile = cProfile.Profile()
profile.runcall(sorted, range(100))
text = io.StringIO()
pstats.Stats(profile, stream=text).print_stats()
print("sorted" in text.getvalue(), timeit.timeit("1 + 1", number=10) >= 0)
with open("trace.txt", "w") as file:
    faulthandler.dump_traceback(file)
print("solution.py" in Path("trace.txt").read_text(), faulthandler.is_enabled())
lines = []


def trace(frame, event, _):
    lines.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def traced(n):
    n += 1
    return n


sys.settrace(trace)
traced(1)
sys.settrace(None)
print(lines)
variable = contextvars.ContextVar("variable", default=1)
context = contextvars.copy_context()
context.run(variable.set, 5)
print(variable.get(), context[variable])
dis.dis(lambda x: x + 1)
print(compile("x = 1", "<s>", "exec").co_consts, eval("sum(range(5))"), sys.getsizeof([]), sys.getrefcount(Node()) < 5)
