from array import array
from types import SimpleNamespace


def load(text):
    return SimpleNamespace(**dict(part.split("=") for part in text.split(",")))


class Settings:
    def __init__(self, *texts):
        self.all = SimpleNamespace(name="all", parts=[load(text) for text in texts])


def samples(count):
    return array("h", [number * number for number in range(count)])
