import collections
import copy
import json
import unittest

from solution import Cache, Recent, Settings


class TestCache(unittest.TestCase):
    def setUp(self):
        self.cache = Cache(3, a=1, b=2)

    def test_what_is_used_goes_to_the_end(self):
        self.cache["c"] = 3
        self.assertEqual(self.cache.get("a"), 1)
        self.assertEqual(list(self.cache), ["b", "c", "a"])
        self.cache["d"] = 4
        self.assertEqual(list(self.cache.items()), [("c", 3), ("a", 1), ("d", 4)])
        self.assertEqual((len(self.cache), "b" in self.cache, self.cache.get("b")), (3, False, None))

    def test_it_is_an_ordered_dict(self):
        self.assertIsInstance(self.cache, collections.OrderedDict)
        self.assertEqual({**self.cache}, {"a": 1, "b": 2})
        self.assertEqual(json.dumps(self.cache), '{"a": 1, "b": 2}')
        self.cache.move_to_end("a")
        self.assertEqual(list(reversed(self.cache)), ["a", "b"])
        self.assertEqual(self.cache.popitem(last=False), ("b", 2))
        self.cache.update(x=9)
        self.assertEqual(list(self.cache.keys()), ["a", "x"])
        self.assertNotEqual(self.cache, collections.OrderedDict(x=9, a=1))
        self.cache.clear()
        self.assertFalse(self.cache)

    def test_copies(self):
        other = copy.copy(self.cache)
        other["z"] = 0
        self.assertEqual((list(other), list(self.cache)), (["a", "b", "z"], ["a", "b"]))


class TestOthers(unittest.TestCase):
    def test_settings_are_in_order(self):
        settings = Settings(b=1)
        settings["a"] = 2
        settings["b"] = 3
        self.assertEqual(list(settings.items()), [("a", 2), ("b", 3)])
        del settings["a"]
        settings["c"] = settings.pop("b") + 1
        self.assertEqual(settings, collections.OrderedDict(c=4))

    def test_recent(self):
        recent = Recent("abc", size=2)
        self.assertEqual((list(recent), recent.maxlen, recent[-1]), (["b", "c"], 2, "c"))
        recent.push("d")
        recent.extend("ef")
        recent.appendleft("g")
        self.assertEqual(list(recent), ["g", "e"])
        self.assertEqual(recent.dropped, ["b"])


if __name__ == "__main__":
    unittest.main()
