# Returns early without releasing the lock: the second call takes it for good, the third waits forever.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        cls._lock.acquire()
        if cls._instance is not None:
            return cls._instance
        cls._instance = super().__new__(cls)
        cls._lock.release()
        return cls._instance
