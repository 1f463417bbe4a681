from threading import Lock


class Singleton:
    _instance = None
    _lock = Lock()

    def __new__(cls, *args, **kwargs):
        with cls._lock:
            if not cls._instance:
                cls._instance = super(Singleton, cls).__new__(cls)
        return cls._instance

    def __init__(self):
        # default settings
        self.settings = {}
        self.name = "default"
