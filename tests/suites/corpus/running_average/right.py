import contextlib
import heapq
import itertools
from collections.abc import Iterable


class Stop(Exception):
    pass


def averager():
    total, count, result = 0, 0, None
    while True:
        try:
            total += yield result
            count += 1
            result = total / count
        except Stop:
            total, count, result = 0, 0, None


def gather_values():
    values = []
    while (value := (yield)) is not None:
        values.append(value)
    return values


def collect(results, key):
    results[key] = yield from gather_values()
    return len(results[key])


def tee_to(log, items):
    try:
        for item in items:
            log.append(item)
            yield item
    finally:
        log.append("closed")


def primes():
    found = []
    for n in itertools.count(2):
        if all(n % prime for prime in found):
            found.append(n)
            yield n


def batches(items, size):
    items = iter(items)
    while batch := tuple(itertools.islice(items, size)):
        yield batch


def merge(*sources):
    yield from heapq.merge(*sources)


def flatten(items):
    for item in items:
        if isinstance(item, Iterable) and not isinstance(item, str):
            yield from flatten(item)
        else:
            yield item


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return iter(range(self.start, 0, -1))

    def __reversed__(self):
        yield from range(1, self.start + 1)


@contextlib.contextmanager
def guarded(*kinds, log):
    try:
        yield "guard"
    except kinds as error:
        log.append(repr(error))
    finally:
        log.append("end")
