import cmath
import math
import os
import re
import uuid
from fractions import Fraction
from typing import NamedTuple


class Chunk(NamedTuple):
    head: bytes
    body: bytes

    def pack(self):
        return b"".join(bytes([len(part)]) + part for part in self)


def checksum(data):
    return bytes([sum(data) % 256])


def factorial(n):
    result = 1.0
    for i in range(2, n + 1):
        result *= i
    return int(result)


def egyptian(value):
    parts = []
    while value:
        part = Fraction(1, math.ceil(1 / value))
        parts.append(part)
        value -= part
    return parts


def roots(a, b, c):
    root = cmath.sqrt(b * b - 4 * a * c)
    return {(-b + root) / (2 * a), (-b - root) / (2 * a)}


def classify(text):
    value = float(text)
    kind = "nan" if math.isnan(value) else "infinite" if math.isinf(value) else "finite"
    return kind, value


def window(items, *bounds):
    return items[slice(*bounds)]


def make_id(name):
    return uuid.uuid5(uuid.NAMESPACE_DNS, name)


def common_folder(paths):
    return os.path.commonpath(paths)


def matcher(*words):
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def group(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), set()).add(word)
    return groups


def flatten(value, prefix=""):
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, (list, tuple)):
        pairs = enumerate(value)
    else:
        return {prefix: value}
    result = {}
    for key, item in pairs:
        result |= flatten(item, f"{prefix}.{key}" if prefix else str(key))
    return result
