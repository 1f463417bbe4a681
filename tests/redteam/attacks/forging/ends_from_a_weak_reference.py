# tries: to end the process well in the callback of a weak reference
# entry: calls
# verdict: runtime_error

import os
import weakref


class Thing:
    pass


def answer(n):
    thing = Thing()
    reference = weakref.ref(thing, lambda reference: os._exit(0))
    del thing
    return reference
