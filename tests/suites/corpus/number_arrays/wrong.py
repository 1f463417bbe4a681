import numpy as np


def squares(count):
    return np.arange(count) * 2


def scaled(values, factor):
    return np.asarray(values) * factor


def double(values):
    values *= 2


def inverse(matrix):
    return np.linalg.inv(matrix)


def days(first, count):
    return np.datetime64(first) + np.arange(count)


class Signal:
    def __init__(self, samples):
        self.samples = np.asarray(samples, dtype=float)

    def __array__(self, dtype=None):
        return self.samples

    def loudest(self):
        return self.samples.max()
