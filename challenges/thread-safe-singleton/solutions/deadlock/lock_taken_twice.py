# Who finds the object made while waiting for the lock takes the same plain Lock again, and waits for itself.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()
    _late_comers = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                else:
                    cls._count_late_comer()
        return cls._instance

    @classmethod
    def _count_late_comer(cls):
        with cls._lock:
            cls._late_comers += 1
