# Every object equals every other; equality is not identity.
class Singleton:
    _state = {}

    def __getattr__(self, name):
        try:
            return self._state[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._state[name] = value

    def __eq__(self, other):
        return isinstance(other, Singleton)

    def __hash__(self):
        return hash(Singleton)
