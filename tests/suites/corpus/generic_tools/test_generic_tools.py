import unittest
from typing import Generic, TypeVar, get_type_hints

import solution
from solution import Box, Cell, Lookup, Pair, area, describe, expensive

T = TypeVar("T")


class TestGenerics(unittest.TestCase):
    def test_subscripted_class_makes_plain_objects(self):
        box = Box[int](5)
        self.assertIsInstance(box, Box)
        self.assertEqual(box.get(), 5)
        self.assertEqual(Box[str]("a").map(str.upper), Box("A"))
        with self.assertRaises(TypeError):
            isinstance(box, Box[int])

    def test_own_generic_subclass(self):
        class Labelled(Box[T], Generic[T]):
            label = "none"

        box = Labelled[list]([1])
        box.label = "numbers"
        self.assertTrue(issubclass(Labelled, Box))
        self.assertEqual((box.get(), box.label), ([1], "numbers"))

    def test_type_hints(self):
        hints = get_type_hints(solution.pair_up)
        self.assertEqual(hints, {"left": int, "right": str, "return": Pair})
        self.assertEqual(solution.pair_up(1, "x"), Pair(1, "x"))
        self.assertEqual(Pair.__annotations__["left"], int)


class TestSingleDispatch(unittest.TestCase):
    def test_by_type(self):
        samples = [(3, "int 3"), ([1, [2]], "list of [int 1, list of [int 2]]"), (True, "yes"), (None, "nothing"), (2.5, "?")]
        for value, text in samples:
            with self.subTest(value=value):
                self.assertEqual(describe(value), text)

    def test_register_own_type(self):
        class Dog:
            pass

        @describe.register
        def _(value: Dog):
            return "dog"

        self.assertEqual(describe([Dog()]), "list of [dog]")
        self.assertIn(Dog, describe.registry)

    def test_dispatch_on_a_method(self):
        cell = Cell()
        cell.set("12")
        cell.set(3)
        cell.set([4, "5"])
        self.assertEqual(cell.values, [12, 3, 4, 5])


class TestCaches(unittest.TestCase):
    def test_lru_cache(self):
        expensive.cache_clear()
        self.assertEqual([expensive(n) for n in (2, 3, 2)], [4, 9, 4])
        info = expensive.cache_info()
        self.assertEqual((info.hits, info.misses, info.maxsize), (1, 2, 2))
        self.assertEqual(expensive.__wrapped__(5), 25)

    def test_cached_property(self):
        loads = []
        lookup = Lookup(lambda: loads.append("load") or {"a": 1})
        self.assertEqual((lookup.table, lookup.table, loads), ({"a": 1}, {"a": 1}, ["load"]))
        del lookup.table
        self.assertEqual((lookup.table, len(loads)), ({"a": 1}, 2))

    def test_overloads_with_keywords(self):
        self.assertEqual([area(2), area(2, 3), area(radius=0)], [4, 6, 0.0])
