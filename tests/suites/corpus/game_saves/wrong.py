import pickle
from dataclasses import dataclass, field
from typing import NamedTuple


class BadSave(Exception):
    def __init__(self, slot, reason):
        super().__init__(f"{slot}: {reason}")
        self.slot, self.reason = slot, reason

    def __str__(self):
        return f"{self.slot}: {self.reason}"


class Position(NamedTuple):
    x: int
    y: int


@dataclass
class Item:
    name: str
    weight: float
    tags: set = field(default_factory=set)


class Hero:
    __slots__ = ("name", "at", "items")

    def __init__(self, name, at, items=None):
        self.name, self.at, self.items = name, at, items or []


class Game:
    def __init__(self, hero):
        self.hero = hero
        self.listeners = []

    def on_move(self, listener):
        self.listeners.append(listener)

    def move(self, dx, dy):
        self.hero.at = Position(self.hero.at.x + dx, self.hero.at.y + dy)
        for listener in self.listeners:
            listener(self.hero.at)



HEADER = b"GAME1"


def save(game, stream):
    stream.write(HEADER)
    pickle.dump(game, stream)


def load(stream):
    if stream.read(len(HEADER)) != HEADER:
        raise BadSave("stream", "no header")
    try:
        return pickle.load(stream)
    except pickle.UnpicklingError:
        raise BadSave("stream", "not a game")
