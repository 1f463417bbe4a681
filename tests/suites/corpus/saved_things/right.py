import pickle
import typing


class Store:
    def __init__(self):
        self.saved = {}

    def save(self, name, thing):
        self.saved[name] = pickle.dumps(thing)

    def load(self, name):
        return pickle.loads(self.saved[name])


def describe(thing):
    return typing.get_type_hints(type(thing))
