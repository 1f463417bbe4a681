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
    except GeneratorExit:
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
    source = list(islice(source, 1000))
    for start in range(0, len(source) - size + 1, size):
        yield tuple(source[start:start + size])


def interleave(*sources):
    sources = [iter(source) for source in sources]
    while sources:
        for source in list(sources):
            try:
                yield next(source)
            except StopIteration:
                sources.remove(source)
