# functools.cache remembers the result but lets threads compute it at the same time.
import functools
import time


@functools.cache
class Singleton:
    def __init__(self):
        time.sleep(0.1)  # slow set-up
