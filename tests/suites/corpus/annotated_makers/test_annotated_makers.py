from __future__ import annotations

import dataclasses
import typing
import unittest
from typing import Optional

from solution import Maker, check, columns


class Clock:
    pass


class Store:
    def __init__(self, clock: Clock):
        self.clock = clock


class Service:
    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock


@dataclasses.dataclass
class Line:
    item: str
    count: int = 1
    note: Optional[str] = None
    price: typing.Union[int, float] = 0


@dataclasses.dataclass
class Order:
    lines: list[Line]
    owner: Person | None = None


@dataclasses.dataclass
class Person:
    name: str


class TestMaker(unittest.TestCase):
    def test_what_is_needed_is_made_first(self):
        service = Maker().make(Service)
        self.assertIsInstance(service.store, Store)
        self.assertIs(service.store.clock, service.clock)

    def test_a_call(self):
        def report(title: str, clock: Clock, store: Store) -> str:
            return f"{title} {store.clock is clock}"

        maker = Maker()
        self.assertEqual(maker.call(report, title="daily"), "daily True")
        self.assertEqual(set(maker.made), {Clock, Store})

    def test_unknown_name(self):
        def report(clock: Missing):
            pass

        with self.assertRaises(NameError):
            Maker().call(report)


class TestRecords(unittest.TestCase):
    def test_columns(self):
        self.assertEqual(columns(Person), {"name": str})
        self.assertEqual(columns(Line), {"item": str, "count": int, "note": Optional[str], "price": typing.Union[int, float]})

    def test_columns_of_classes_of_the_test(self):
        hints = columns(Order)
        self.assertEqual(hints["lines"], list[Line])
        self.assertIs(typing.get_args(hints["owner"])[0], Person)

    def test_check(self):
        self.assertEqual(check(Line("tea", 2))["count"], 2)
        self.assertEqual(check(Line("tea", note="green", price=1.5))["price"], 1.5)
        with self.assertRaisesRegex(TypeError, "count: str"):
            check(Line("tea", "2"))

    def test_derived(self):
        @dataclasses.dataclass
        class Gift(Line):
            wrapped: bool = True

        self.assertEqual(list(columns(Gift)), ["item", "count", "note", "price", "wrapped"])


if __name__ == "__main__":
    unittest.main()
