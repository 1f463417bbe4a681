# The threads that came too late wait to be notified, and notify() wakes only one of them.
import threading


class Singleton:
    _instance = None
    _being_made = False
    _ready = threading.Condition()

    def __new__(cls):
        with cls._ready:
            while cls._being_made and cls._instance is None:
                cls._ready.wait()
            if cls._instance is not None:
                return cls._instance
            cls._being_made = True
        instance = super().__new__(cls)  # slow set-up, outside the lock
        with cls._ready:
            cls._instance = instance
            cls._ready.notify()
        return instance
