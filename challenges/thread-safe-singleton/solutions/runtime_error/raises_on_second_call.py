# Forbids the second call instead of answering it; the object is only to be had from get_instance().
import threading


class Singleton:
    __instance = None
    __lock = threading.Lock()

    @staticmethod
    def get_instance():
        if Singleton.__instance is None:
            Singleton()
        return Singleton.__instance

    def __init__(self):
        with Singleton.__lock:
            if Singleton.__instance is not None:
                raise Exception("This class is a singleton!")
            Singleton.__instance = self
