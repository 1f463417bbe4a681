import types


class Hooks:
    def __init__(self):
        self._hooks = []

    def add(self, hook):
        self._hooks.append(hook)
        return self

    def remove(self, hook):
        self._hooks.remove(hook)

    def run(self, value):
        return [hook(value) for hook in list(self._hooks)]

    def __contains__(self, hook):
        return hook in self._hooks

    def __len__(self):
        return len(self._hooks)


def call_with(function, value):
    return function(lambda callback: callback(value))


def bind(thing, function):
    return types.MethodType(function, thing)
