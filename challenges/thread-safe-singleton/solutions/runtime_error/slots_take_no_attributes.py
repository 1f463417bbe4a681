# __slots__ leaves no room for attributes.
import threading


class Singleton:
    __slots__ = ()
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            if Singleton._instance is None:
                Singleton._instance = super().__new__(cls)
        return Singleton._instance
