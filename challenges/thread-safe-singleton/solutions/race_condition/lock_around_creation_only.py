# A metaclass that takes the lock for storing the object, after it has been made.
import threading


class SingletonMeta(type):
    _instances = {}
    _lock = threading.Lock()

    def __call__(cls):
        if cls in cls._instances:
            return cls._instances[cls]
        instance = super().__call__()
        with cls._lock:
            cls._instances[cls] = instance
        return instance


class Singleton(metaclass=SingletonMeta):
    def __init__(self):
        self.settings = {}
