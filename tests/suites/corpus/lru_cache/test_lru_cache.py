import unittest

from solution import LRUCache


class TestLRUCache(unittest.TestCase):
    def test_stores_and_finds(self):
        cache = LRUCache(2)
        cache["a"] = 1
        cache["b"] = 2
        self.assertEqual(cache["a"], 1)
        self.assertEqual(cache.get("b"), 2)
        self.assertIsNone(cache.get("c"))
        self.assertEqual(cache.get("c", default="none"), "none")

    def test_missing_key(self):
        cache = LRUCache(1)
        with self.assertRaises(KeyError) as caught:
            cache[("x", 1)]
        self.assertEqual(caught.exception.args, (("x", 1),))

    def test_oldest_goes_first(self):
        cache = LRUCache(2)
        for key in "abc":
            cache[key] = key.upper()
        self.assertNotIn("a", cache)
        self.assertEqual(list(cache), ["b", "c"])

    def test_reading_makes_an_entry_young(self):
        cache = LRUCache(2)
        cache["a"] = 1
        cache["b"] = 2
        cache["a"]
        cache["c"] = 3
        self.assertIn("a", cache)
        self.assertNotIn("b", cache)

    def test_overwriting_does_not_evict(self):
        cache = LRUCache(capacity=2)
        cache["a"] = 1
        cache["b"] = 2
        cache["a"] = 10
        self.assertEqual(len(cache), 2)
        self.assertEqual(list(cache.items()), [("b", 2), ("a", 10)])

    def test_delete(self):
        cache = LRUCache(3)
        cache["a"] = 1
        del cache["a"]
        self.assertEqual(len(cache), 0)
        with self.assertRaises(KeyError):
            del cache["a"]

    def test_eviction_callback(self):
        gone = []
        cache = LRUCache(1, on_evict=lambda key, value: gone.append((key, value)))
        for number in range(4):
            cache[number] = number ** 2
        self.assertEqual(gone, [(0, 0), (1, 1), (2, 4)])

    def test_capacity_must_be_positive(self):
        for capacity in (0, -3):
            with self.subTest(capacity=capacity), self.assertRaises(ValueError):
                LRUCache(capacity)
