import threading
from typing import Optional


class Singleton:
    """Takes the lock only until the object is there; `__init__` sets it up once."""

    _instance: Optional["Singleton"] = None
    _lock = threading.Lock()

    def __new__(cls, *args, **kwargs) -> "Singleton":
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    instance = super().__new__(cls)
                    instance._initialized = False
                    cls._instance = instance
        return cls._instance

    def __init__(self) -> None:
        with self._lock:
            if self._initialized:
                return
            self.value = None
            self.data = {}
            self._initialized = True
