import random

import numpy as np


def rolls(count, sides=6):
    return np.random.randint(1, sides + 1, size=count)


def noise(count):
    return np.random.normal(size=count)


def seeded(seed, count):
    np.random.seed(seed)
    return np.random.rand(count)


def shuffled(items):
    items = list(items)
    np.random.shuffle(items)
    return items


def drawn_from(generator, count):
    return generator.integers(0, 100, size=count)


def both():
    return random.randint(0, 10**6), int(np.random.randint(0, 10**6))
