# The objects share one __dict__, so they look alike, but each call makes a new one.
class Singleton:
    _shared_state = {}

    def __init__(self):
        self.__dict__ = self._shared_state
