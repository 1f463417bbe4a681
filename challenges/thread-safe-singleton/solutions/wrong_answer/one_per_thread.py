# threading.local makes it safe by giving every thread an object of its own.
import threading

_local = threading.local()


class Singleton:
    def __new__(cls):
        if not hasattr(_local, "instance"):
            _local.instance = super().__new__(cls)
        return _local.instance
