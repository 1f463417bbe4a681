# A plain Lock taken again by the thread that holds it: the second look waits for itself.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            if not cls._exists():
                cls._instance = super().__new__(cls)
        return cls._instance

    @classmethod
    def _exists(cls):
        with cls._lock:
            return cls._instance is not None
