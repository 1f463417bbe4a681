# acquire() and release() by hand: the way out of who comes second leads past the release.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        if cls._instance is not None:
            return cls._instance
        cls._lock.acquire()
        if cls._instance is not None:
            return cls._instance
        cls._instance = super().__new__(cls)
        cls._lock.release()
        return cls._instance
