# tries: to crash by a tuple that the collector shows before it is filled
# entry: calls
# verdict: runtime_error

import gc


def half_made():
    yield TAG
    for thing in gc.get_referrers(TAG):
        if type(thing) is tuple:
            FOUND.append(thing)
    yield from range(1000)
    raise MemoryError(len(FOUND), hash(FOUND[0]) if FOUND else None)


TAG, FOUND = object(), []


def answer(n):
    return tuple(half_made())
