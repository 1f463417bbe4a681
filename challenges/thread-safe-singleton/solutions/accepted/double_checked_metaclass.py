import threading


class OneObject(type):
    """A class of this metaclass has one object, which `__init__` has set up before anybody sees it."""

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls._creation = threading.Lock()
        cls._object = None

    def __call__(cls):
        if cls._object is None:
            with cls._creation:
                if cls._object is None:
                    cls._object = super().__call__()
        return cls._object


class Singleton(metaclass=OneObject):
    def __init__(self):
        self.name = "the one"
        self.items = []
