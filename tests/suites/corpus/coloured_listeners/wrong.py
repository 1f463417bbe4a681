import sys
import weakref


class Bus:
    def __init__(self):
        self.listeners = []

    def __len__(self):
        return len(self.listeners)

    def listen(self, method):
        self.listeners.append((weakref.ref(method.__self__), weakref.ref(method.__func__)))

    def tell(self, event):
        for pair in list(self.listeners):
            listener, function = pair[0](), pair[1]()
            if listener is None:
                pass
            else:
                function(listener, event)


def describe(method):
    return f"{type(method).__name__}.{method.__func__.__name__}"


def call_apart(method, *arguments):
    return method.__func__(method.__self__, *arguments)


def colourize(text):
    return f"\033[31m{text}\033[0m" if True else text


def log(text, to=None):
    print(text, file=to)
