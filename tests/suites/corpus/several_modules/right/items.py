from dataclasses import dataclass, field
from pathlib import Path


@dataclass(order=True)
class Item:
    price: int = field(compare=True)
    name: str = field(compare=False)

    def __init__(self, name, price):
        self.name, self.price = name, price


def known():
    return (Path(__file__).parent / "known.txt").read_text().split()
