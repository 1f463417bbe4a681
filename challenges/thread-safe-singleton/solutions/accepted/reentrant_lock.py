import threading


class Singleton:
    _instance = None
    _lock = threading.RLock()

    @classmethod
    def _get(cls):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
            return cls._instance

    def __new__(cls):
        with cls._lock:  # taken again in _get()
            return cls._get()
