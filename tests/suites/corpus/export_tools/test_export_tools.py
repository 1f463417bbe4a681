import functools
import json
import unittest
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from uuid import UUID

import solution
from solution import Cached, Report, Repository, fibonacci, slug, to_plain


class TestToPlain(unittest.TestCase):
    def test_known_types(self):
        samples = [
            (Decimal("1.50"), "1.50"), (Fraction(1, 3), "1/3"), (date(2024, 5, 6), "2024-05-06"),
            ({3, 1, 2}, [1, 2, 3]), (PurePosixPath("a/b"), "a/b"),
            (UUID(int=1), "00000000-0000-0000-0000-000000000001"), (2 + 1j, [2.0, 1.0]),
            (None, None), (10**20, 10**20), (b"\x00\xff", "00ff"),
        ]
        for value, plain in samples:
            with self.subTest(value=value):
                self.assertEqual(to_plain(value), plain)
                self.assertIs(type(to_plain(value)), type(plain))

    def test_nested(self):
        data = {"when": (date(1999, 1, 1), [Decimal(2)]), "who": frozenset("b")}
        self.assertEqual(json.dumps(to_plain(data)), '{"when": ["1999-01-01", ["2"]], "who": ["b"]}')

    def test_unknown_type(self):
        with self.assertRaisesRegex(TypeError, "cannot export object"):
            to_plain([object()])

    def test_own_type_can_be_added(self):
        class Money:
            amount = 5

        to_plain.register(Money, lambda money: f"{money.amount} EUR")
        self.assertEqual(to_plain({"price": Money()}), {"price": "5 EUR"})
        self.assertIs(to_plain.dispatch(bool), to_plain.dispatch(int))


class TestCaches(unittest.TestCase):
    def test_lru_cache(self):
        fibonacci.cache_clear()
        self.assertEqual(fibonacci(80), 23416728348467685)
        self.assertEqual(fibonacci.cache_info().misses, 81)
        self.assertEqual(fibonacci.cache_parameters(), {"maxsize": None, "typed": False})

    def test_unhashable_argument(self):
        with self.assertRaisesRegex(TypeError, "unhashable"):
            slug(["a"])
        self.assertEqual(slug("Big News!"), "big-news")
        self.assertIs(slug("Big News!"), slug("Big News!"))

    def test_cached_property(self):
        report = Report(["a", "b"])
        self.assertIsInstance(vars(Report)["body"], functools.cached_property)
        self.assertIs(report.body, report.body)
        report.lines.append("c")
        self.assertEqual(report.body, "a\nb")
        del report.body
        self.assertEqual(report.body, "a\nb\nc")

    def test_cached_function_of_the_test(self):
        seen = []
        length = Cached(lambda word: seen.append(word) or len(word))
        self.assertEqual([length("ab"), length("ab"), length("c")], [2, 2, 1])
        self.assertEqual((seen, length.hits), (["ab", "c"], 1))


class TestRepository(unittest.TestCase):
    def test_generic(self):
        class Names(Repository[str]):
            def key(self, item):
                return item.lower()

        names = Names()
        self.assertIs(names.add("Kim"), names)
        names.add("Lou").add("KIM")
        self.assertEqual(sorted(names), ["KIM", "Lou"])
        self.assertEqual(Names.__orig_bases__, (Repository[str],))
        self.assertEqual(Repository[int]().add(3).get(3), 3)
        self.assertEqual(Repository.__parameters__, (solution.T,))
