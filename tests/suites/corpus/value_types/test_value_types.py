import math
import re
import unittest
import uuid
from fractions import Fraction
from pathlib import Path, PurePosixPath

from solution import (
    Chunk, checksum, classify, common_folder, egyptian, factorial, flatten, group, make_id, matcher, roots, window,
)


class TestValueTypes(unittest.TestCase):
    def test_bytes(self):
        self.assertEqual(checksum(b"\x01\x02\xff"), b"\x02")
        self.assertEqual(checksum(bytearray(b"ab")), bytes([195]))
        self.assertEqual(checksum(memoryview(b"\x05")), b"\x05")
        self.assertEqual(Chunk(b"head", b"\x00tail").pack(), b"\x04head\x05\x00tail")

    def test_big_integers(self):
        self.assertEqual(factorial(25), 15511210043330985984000000)
        self.assertEqual(len(str(factorial(300))), 615)
        self.assertEqual(factorial(70) // factorial(69), 70)

    def test_fractions(self):
        parts = egyptian(Fraction(4, 13))
        self.assertEqual(parts, [Fraction(1, 4), Fraction(1, 18), Fraction(1, 468)])
        self.assertTrue(all(type(part) is Fraction for part in parts))

    def test_complex_roots(self):
        low, high = sorted(roots(1, 2, 5), key=lambda z: z.imag)
        self.assertEqual((low, high), (-1 - 2j, -1 + 2j))
        self.assertEqual(high.conjugate(), low)
        self.assertIsInstance(low, complex)

    def test_nan_and_infinity(self):
        self.assertTrue(math.isnan(classify("nan")[1]))
        self.assertEqual(classify("-inf"), ("infinite", -math.inf))
        self.assertEqual(classify("2.5"), ("finite", 2.5))
        self.assertEqual(math.copysign(1, classify("-0.0")[1]), -1.0)

    def test_ranges_and_slices(self):
        self.assertEqual(window(range(0, 100, 10), 2, 5), range(20, 50, 10))
        self.assertEqual(window("abcdef", -3, None), "def")
        self.assertEqual(window((1, 2, 3), None, None, -1), (3, 2, 1))

    def test_uuid_and_path(self):
        first = make_id("example.org")
        self.assertIsInstance(first, uuid.UUID)
        self.assertEqual(first, make_id("example.org"))
        self.assertEqual((first.version, len(first.hex)), (5, 32))
        self.assertEqual(common_folder([Path("/a/b/c"), Path("/a/b/d/e")]), Path("/a/b"))
        self.assertEqual(common_folder([PurePosixPath("x/y")]).parts, ("x", "y"))

    def test_pattern(self):
        pattern = matcher("cat", "dog")
        self.assertIsInstance(pattern, re.Pattern)
        self.assertEqual(pattern.sub("pet", "Cat and DOG"), "pet and pet")
        self.assertEqual(pattern.match("dogma").span(), (0, 3))
        self.assertEqual(pattern.flags & re.IGNORECASE, re.IGNORECASE)

    def test_frozen_sets_and_nested_data(self):
        groups = group(["ab", "ba", "c"])
        self.assertEqual(groups[frozenset("ab")], {"ab", "ba"})
        self.assertIsInstance(next(iter(groups)), frozenset)
        nested = {"a": [1, (2, {3})], "b": {"c": None, "d": [b"x", 2.5]}}
        self.assertEqual(flatten(nested), {"a.0": 1, "a.1.0": 2, "a.1.1": {3}, "b.c": None, "b.d.0": b"x", "b.d.1": 2.5})
