# A "clean start" in __init__ wipes the settings on every call, not only on the first.
import threading


class Singleton:
    _instance = None
    _lock = threading.RLock()

    def __new__(cls):
        with cls._lock:
            if cls._instance is None:
                cls._instance = object.__new__(cls)
            return cls._instance

    def __init__(self):
        with self._lock:
            vars(self).clear()

    def __getattr__(self, name):
        return None  # a setting that was never set
