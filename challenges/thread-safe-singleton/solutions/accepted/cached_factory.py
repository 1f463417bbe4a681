import functools
import threading

_lock = threading.Lock()


class _Singleton:
    pass


@functools.cache
def _make():
    return _Singleton()


def Singleton():
    # functools.cache alone does not stop two threads from making two objects.
    with _lock:
        return _make()
