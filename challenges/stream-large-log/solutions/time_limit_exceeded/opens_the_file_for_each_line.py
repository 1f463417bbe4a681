# Opens the file again for every line and skips the lines before it: quadratic.
from itertools import count, islice


def read_large_file(path):
    for number in count():
        with open(path, encoding="utf-8") as f:
            line = next(islice(f, number, None), None)
        if line is None:
            return
        yield line.strip()
