import threading


class Singleton:
    """Thread-safe singleton using double-checked locking."""

    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        # First check: fast path, no lock once the instance exists.
        if cls._instance is None:
            with cls._lock:
                # Second check: another thread may have been faster.
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
        return cls._instance
