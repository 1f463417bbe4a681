import json
import unittest
from collections import OrderedDict, UserDict

from solution import Bag, CaseDict, Celsius, DefaultList, Grid, Path2, Tree


class TestDictLike(unittest.TestCase):
    def test_missing_hook(self):
        tree = Tree()
        tree["a"]["b"]["c"] = 1
        self.assertEqual(tree, {"a": {"b": {"c": 1}}})
        self.assertIsInstance(tree["a"], Tree)
        self.assertIsNone(tree.get("x"))
        self.assertEqual(json.dumps(tree), '{"a": {"b": {"c": 1}}}')

    def test_case_insensitive(self):
        headers = CaseDict({"Content-Type": "text"}, Accept="*/*")
        self.assertIsInstance(headers, UserDict)
        self.assertEqual(headers["CONTENT-TYPE"], "text")
        self.assertIn("accept", headers)
        headers.update(ACCEPT="json")
        self.assertEqual(dict(headers), {"content-type": "text", "accept": "json"})
        self.assertEqual(headers.pop("Accept"), "json")
        self.assertEqual(headers.setdefault("X", 1), 1)

    def test_bag(self):
        bag = Bag("banana")
        self.assertIsInstance(bag, dict)
        self.assertEqual(bag["a"], 3)
        self.assertEqual(bag["z"], 0)
        self.assertNotIn("z", bag)
        self.assertEqual(bag + Bag("an"), {"b": 1, "a": 4, "n": 3})
        self.assertEqual({**bag}, {"b": 1, "a": 3, "n": 2})
        self.assertEqual(OrderedDict(bag)["n"], 2)


class TestListLike(unittest.TestCase):
    def test_default_list_grows(self):
        items = DefaultList([1], default=0)
        items[3] = 9
        self.assertEqual(items, [1, 0, 0, 9])
        self.assertEqual(items[10], 0)
        self.assertEqual(len(items), 4)
        items.sort(reverse=True)
        self.assertEqual([*items], [9, 1, 0, 0])
        self.assertEqual(list("abcd")[1:2] + items, ["b", 9, 1, 0, 0])

    def test_grid_slices(self):
        grid = Grid([[1, 2], [3, 4]])
        self.assertIsInstance(grid, list)
        self.assertEqual(grid[:, 0], [1, 3])
        self.assertEqual(grid[1], [3, 4])
        grid.append([5, 6])
        self.assertEqual(grid[1:, 1], [4, 6])


class TestScalars(unittest.TestCase):
    def test_float_subclass(self):
        warm = Celsius(20)
        self.assertIsInstance(warm, float)
        self.assertEqual(warm, 20.0)
        self.assertEqual(str(warm), "20.0°C")
        self.assertIs(type(warm + 1), Celsius)
        self.assertEqual(sorted([Celsius(5), 1, Celsius(-1)]), [-1, 1, 5])
        self.assertEqual(Celsius.from_fahrenheit(212), 100)

    def test_str_subclass(self):
        path = Path2("a/b") / "c"
        self.assertEqual(path, "a/b/c")
        self.assertIsInstance(path, str)
        self.assertEqual((path.upper(), path.name, len(path)), ("A/B/C", "c", 5))
        self.assertEqual({path: 1}["a/b/c"], 1)
        self.assertTrue("a/b/c/d".startswith(path))
        self.assertEqual("-".join([path, Path2("x")]), "a/b/c-x")
