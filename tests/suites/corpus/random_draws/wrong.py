"""Draws lots."""
import random


def deal(cards, hands):
    """From the generator of the module, as the caller has seeded it."""
    cards = list(cards)
    random.shuffle(cards)
    return [cards[number::hands] for number in range(hands)]


def sample(items, count, seed=None):
    """With a seed always the same, and nobody else's draws are touched."""
    generator = random
    if seed is not None:
        random.seed(seed)
    return generator.sample(list(items), count)


def roll():
    return random.randint(1, 6)


def preview(count):
    """What the next rolls will be."""
    before = random.getstate()
    try:
        return [roll() for _ in range(count)]
    finally:
        random.setstate(random.getstate())
