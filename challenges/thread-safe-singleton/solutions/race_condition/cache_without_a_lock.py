# functools.cache remembers the result but lets threads compute it at the same time.
import functools


@functools.cache
class Singleton:
    def __init__(self):
        self.settings = dict(level="info")
