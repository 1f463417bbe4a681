import csv
import json
import os
from collections import Counter
from pathlib import Path


def load_config(path, default=None):
    try:
        with open(path, encoding="utf-8") as file:
            return {"debug": False} | json.load(file)
    except FileNotFoundError:
        if default is None:
            raise
        return default


def save_config(path, config):
    path = Path(path)
    path.write_text(json.dumps(config, sort_keys=True))
    return path


def count_words(stream):
    return dict(Counter(word for line in stream for word in line.split()))


def read_rows(path):
    with open(path, newline="") as file:
        yield from csv.DictReader(file)


class Notebook:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.file = open(self.path, "w")
        return self

    def __exit__(self, *exc):
        self.file.close()

    def note(self, text):
        self.file.write(text + "\n")


FROM_ENVIRONMENT = os.environ.get("APP_CONFIG")


def config_path():
    if FROM_ENVIRONMENT:
        return Path(FROM_ENVIRONMENT)
    return Path(os.environ["HOME"], ".config", "app.json")
