# Lines come again and again, so what they become is remembered: fast, until a log has many different ones.
from functools import cache


@cache
def clean(line):
    return line.strip()


def read_large_file(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            yield clean(line)
