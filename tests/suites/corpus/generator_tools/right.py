from itertools import accumulate, count, islice


def primes():
    found = []
    for number in count(2):
        if all(number % p for p in found):
            found.append(number)
            yield number


def averager():
    total, average = 0, None
    for number in count(1):
        total += yield average
        average = total / number


def countdown(start):
    yield from range(start, 0, -1)
    return "liftoff"


def guarded(log):
    log.append("start")
    reply = None
    try:
        while True:
            try:
                yield reply
            except ValueError as error:
                log.append(str(error))
                reply = f"ignored {error}"
    finally:
        log.append("end")


def running(source):
    total = 0
    for number in source:
        total += number
        yield total


def take_until(predicate, source):
    for item in source:
        yield item
        if predicate(item):
            return


def batches(source, size):
    source = iter(source)
    while batch := tuple(islice(source, size)):
        yield batch


def interleave(*sources):
    sources = [iter(source) for source in sources]
    while sources:
        for source in list(sources):
            try:
                yield next(source)
            except StopIteration:
                sources.remove(source)
