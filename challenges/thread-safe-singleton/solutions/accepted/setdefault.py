# dict.setdefault looks and stores in one step. Who comes second throws away the object that he has made.
class Singleton:
    _instances = {}

    def __new__(cls):
        return cls._instances.setdefault("one", super().__new__(cls))
