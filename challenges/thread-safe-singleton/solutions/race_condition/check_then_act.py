# Looks, then creates, without a lock: threads that look meanwhile create their own.
class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
