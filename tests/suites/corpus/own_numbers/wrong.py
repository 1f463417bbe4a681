import functools


@functools.total_ordering
class Metres:
    def __init__(self, length):
        self.length = length

    def __int__(self):
        return self.length

    def __add__(self, other):
        return Metres(self.length + int(other))

    def __eq__(self, other):
        return self.length == int(other)

    def __lt__(self, other):
        return self.length < int(other)


class Fraction:
    def __init__(self, length):
        self.length = length

    def __ge__(self, other):
        return self.length >= other.length if isinstance(other, Fraction) else None
