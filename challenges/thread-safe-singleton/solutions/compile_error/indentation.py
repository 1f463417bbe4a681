# The body of the with statement is not indented.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
