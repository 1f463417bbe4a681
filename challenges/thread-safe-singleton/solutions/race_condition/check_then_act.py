# Looks, then creates, without a lock: threads that look meanwhile create their own.
import time


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            time.sleep(0.1)  # stands for a slow set-up: a connection, a file
            cls._instance = super().__new__(cls)
        return cls._instance
