# One object, made under a lock; but two threads may both find it not set up, and the later one sets it up again,
# over what the other has put there meanwhile.
import threading


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
                cls._instance.ready = False
            return cls._instance

    def __init__(self):
        if not self.ready:
            self.value = None
            self.data = {}
            self.config = {}
            self.ready = True
