import collections.abc
import copy
import enum


class Words(collections.abc.Sequence):
    def __init__(self, text):
        self.words = text.split()

    def __getitem__(self, index):
        return self.words[index]

    def __len__(self):
        return len(self.words)

    def __reduce__(self):
        return make_words, (" ".join(self.words[1:]),)


def make_words(text):
    return Words(text)


class Settings(collections.abc.Mapping):
    values_by_name = {"level": 2}

    def __getitem__(self, name):
        return self.values_by_name[name]

    def __iter__(self):
        return iter(self.values_by_name)

    def __len__(self):
        return len(self.values_by_name)


def settings():
    return Settings()


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


def copy_deeply(value):
    return copy.deepcopy(value)


def keys_of(pairs):
    return dict(pairs).keys()


def items_of(pairs):
    return list(dict(pairs).items())


def index(texts: list[str], limit: int = 0) -> dict[str, Words]:
    return {text: Words(text) for text in texts[:limit]}


class Lease:
    def __init__(self, log):
        self.log = log

    def __del__(self):
        self.log.append("given back")


kept = []


def keep(lease):
    kept.append(lease)


def let_go():
    pass
