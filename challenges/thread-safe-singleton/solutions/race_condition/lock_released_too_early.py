# The lock is held while one looks, but no more when one creates.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            is_first = cls._instance is None
        if is_first:
            cls._instance = super().__new__(cls)
        return cls._instance
