from itertools import groupby
from typing import NamedTuple


class Run(NamedTuple):
    letter: str
    count: int


def encode(text):
    result = []
    for letter in text:
        if result and result[-1].letter == letter and result[-1].count < 9:
            result[-1] = Run(letter, result[-1].count + 1)
        else:
            result.append(Run(letter, 1))
    return result


def decode(runs):
    return "".join(run.letter * run.count for run in runs)


ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90,
    "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1,
}


def to_roman(number):
    result = ""
    for letters, value in ROMAN.items():
        count, number = divmod(number, value)
        result += letters * count
    return result


def from_roman(text):
    values = [ROMAN[letter] for letter in text]
    return sum(values)


def pack(numbers):
    data = bytearray()
    for number in numbers:
        while number > 127:
            data.append(number & 127 | 128)
            number >>= 7
        data.append(number)
    return bytes(data)


def unpack(data):
    number = shift = 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0
