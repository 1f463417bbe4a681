# Every call makes its own lock, which nobody else ever waits for.
import threading


class Singleton:
    _instance = None

    def __new__(cls):
        lock = threading.Lock()
        with lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
        return cls._instance
