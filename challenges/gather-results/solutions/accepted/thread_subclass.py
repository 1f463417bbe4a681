from threading import Thread


class Call(Thread):
    """A thread that remembers how its function has ended."""

    def __init__(self, function):
        super().__init__()
        self.function = function
        self.outcome = None
        self.start()

    def run(self):
        try:
            self.outcome = self.function()
        except BaseException as error:
            self.outcome = error

    def join(self):
        super().join()
        return self.outcome


def gather(functions):
    return [call.join() for call in [Call(function) for function in functions]]
