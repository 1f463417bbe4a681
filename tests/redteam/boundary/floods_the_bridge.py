# tries: to break the other side by what is far too much, far too deep, or refers to itself
class Deep(list):
    pass


def take(given):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    loop = []
    loop.append(loop)
    for thing in (deep, loop, "x" * (1 << 20), [0] * 1_000_000, {i: Deep() for i in range(1000)}, -(1 << 100_000)):
        for call in (given["function"], given["each"], given["items"].append):
            try:
                call(thing)
            except BaseException:
                pass


def answer():
    return None
