# The lock itself is made by whoever comes first: two threads that come first make two.
import threading


class Singleton:
    _instance = None
    _lock = None

    def __new__(cls):
        if cls._lock is None:
            cls._lock = threading.Lock()
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
        return cls._instance
