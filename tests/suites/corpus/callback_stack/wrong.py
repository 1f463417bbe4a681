import inspect


class Meter:
    def __init__(self, hook):
        self.hook = hook
        self.seen = self.hook()

    def read(self):
        return self.hook()


def names(function):
    return list(inspect.signature(function).parameters)[:1]
