# Collects batches of 40,000 lines "for speed": far too much is read before the first line comes out.
from itertools import islice

BATCH = 40_000


def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        while batch := list(islice(f, BATCH)):
            for line in batch:
                yield line.strip()
