import getpass
import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_NAME = "guest"


@dataclass
class Settings:
    name: str = "shop"
    port: int = 80

    @classmethod
    def from_env(cls, prefix):
        values = {}
        if prefix + "NAME" in os.environ:
            values["name"] = os.environ[prefix + "NAME"]
        if prefix + "PORT" in os.environ:
            values["port"] = int(os.environ[prefix + "PORT"])
        return cls(**values)

    def save(self, path):
        with open(path, "w") as file:
            for key, value in vars(self).items():
                print(key, value, sep="=", file=file)


def flag(name, default=False):
    text = os.getenv(name)
    return default if text is None else bool(text)


START = Path.cwd()


def find_up(name, here=START):
    for folder in (here, *here.parents):
        if (folder / name).is_file():
            return folder / name
    return None


def greeting():
    return f"hello {DEFAULT_NAME} ({getpass.getuser()})"
