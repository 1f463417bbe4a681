# The import system runs a module once, under a lock: an object made here is made once.


class Singleton:
    def __new__(cls):
        return _instance


_instance = object.__new__(Singleton)
