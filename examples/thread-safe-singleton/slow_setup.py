import time


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._connect()
            cls._instance = super().__new__(cls)
        return cls._instance

    @staticmethod
    def _connect():
        # Simulate an expensive initialisation; the GIL keeps this thread-safe
        time.sleep(0.2)
