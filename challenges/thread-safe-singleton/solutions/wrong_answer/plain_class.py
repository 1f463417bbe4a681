# No singleton at all: a class attribute is shared, the objects are not.
class Singleton:
    instance = None

    def __init__(self):
        if Singleton.instance is None:
            Singleton.instance = self

    @staticmethod
    def get_instance():
        if Singleton.instance is None:
            Singleton()
        return Singleton.instance
