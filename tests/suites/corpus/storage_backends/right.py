from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

MISSING = object()


class Storage(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def read(self, key):
        ...

    @abstractmethod
    def write(self, key, value):
        ...

    @abstractmethod
    def keys(self):
        ...

    def encode(self, value):
        return str(value)

    def put(self, key, value):
        encoded = self.encode(value)
        self.write(key, encoded)
        return encoded

    def get(self, key, default=MISSING):
        try:
            return self.read(key)
        except KeyError:
            if default is MISSING:
                raise
            return default

    def __len__(self):
        return sum(1 for _ in self.keys())


@Storage.register
class Vault(Mapping):
    def __init__(self, data):
        self._data = dict(data)

    def __getitem__(self, key):
        return self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)


@runtime_checkable
class Closable(Protocol):
    def close(self):
        ...


@runtime_checkable
class Named(Protocol):
    name: str


def describe(thing):
    text = thing.name if isinstance(thing, Named) else str(thing)
    return f"{text} (closable)" if isinstance(thing, Closable) else text


def copy_all(source, target):
    for key in source.keys():
        target.put(key, source.get(key))
    return len(source)
