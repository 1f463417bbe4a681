# The order of what happens at the end, and an exit code of its own.
#: threads = 4
import atexit
import sys
import threading
import time
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


kept = Noisy("global")
cycle = Noisy("in a cycle")
cycle.itself = cycle
weakref.finalize(kept, print, "finalized")
atexit.register(print, "first registered")
atexit.register(print, "last registered")
threading.Thread(target=lambda: (time.sleep(0.5), print("thread"))).start()
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
sys.stdout.write("no newline, ")
sys.exit(3)
