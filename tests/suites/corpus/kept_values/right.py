class Cache:
    def __init__(self):
        self.values = {}

    def put(self, key, value):
        self.values[key] = value

    def get(self, key):
        return self.values[key]

    def holds(self, key, value):
        return self.values[key] is value


def remember(function):
    results = {}

    def remembering(*arguments):
        if arguments not in results:
            results[arguments] = function(*arguments)
        return results[arguments]

    return remembering


@remember
def pair(left):
    return (left, 2)


def fresh_pair(left):
    return (left, 2)


@remember
def half(number):
    return number * 0.5


class Place:
    def __init__(self):
        self.at = (1, "a", (2.5,))
