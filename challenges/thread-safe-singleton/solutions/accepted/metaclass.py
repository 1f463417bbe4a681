from threading import Lock


class SingletonMeta(type):
    """Classes of this metaclass have one object each. Calling the class is the metaclass's business."""

    _instances = {}
    _lock = Lock()

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Singleton(metaclass=SingletonMeta):
    def __init__(self):
        self.value = 0
        self.settings = {}
