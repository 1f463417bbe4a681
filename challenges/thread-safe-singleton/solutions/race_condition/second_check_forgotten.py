# Double-checked locking without the second check: who waited for the lock creates once more.
import threading
import time


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                time.sleep(0.05)  # slow set-up
                cls._instance = super().__new__(cls)
                return cls._instance
        return cls._instance
