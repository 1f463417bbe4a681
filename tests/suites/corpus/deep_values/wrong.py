def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def depth(nested):
    return max((depth(item) for item in nested if isinstance(item, list)), default=0)


def nest(count):
    nested = []
    for i in range(count):
        nested = [i, nested]
    return nested


def by_hand(cls, name):
    return vars(cls)[name].__func__


def told(case):
    return case.testText.upper()
