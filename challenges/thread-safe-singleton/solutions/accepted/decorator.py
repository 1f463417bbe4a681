import functools
import threading


def singleton(cls):
    """Replaces a class by a function that makes its one object on the first call."""
    instances = []
    lock = threading.RLock()

    @functools.wraps(cls, updated=())
    def get_instance(*args, **kwargs):
        with lock:
            if not instances:
                instances.append(cls(*args, **kwargs))
            return instances[0]

    return get_instance


@singleton
class Singleton:
    def __init__(self):
        self.config = {}
