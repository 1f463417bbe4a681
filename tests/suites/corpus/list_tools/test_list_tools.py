import unittest
from collections import deque

from solution import append_to, bump_all, drain, flatten_into, label, merge_into, rotate, sort_in_place


class TestArgumentsAreChanged(unittest.TestCase):
    def test_sorts_the_given_list(self):
        numbers = [3, 1, 2]
        alias = numbers
        self.assertIsNone(sort_in_place(numbers))
        self.assertEqual(alias, [1, 2, 3])
        words = ["pear", "fig", "apple"]
        sort_in_place(words, key=len)
        self.assertEqual(words, ["fig", "pear", "apple"])

    def test_updates_the_given_dict(self):
        target = {"a": {"x": 1}, "b": 2}
        inner = target["a"]
        result = merge_into(target, {"a": {"y": 2}, "c": 3})
        self.assertIs(result, target)
        self.assertIs(target["a"], inner)
        self.assertEqual(target, {"a": {"x": 1, "y": 2}, "b": 2, "c": 3})

    def test_nested_lists(self):
        grid = [[1, 2], [3, [4]]]
        row = grid[0]
        bump_all(grid)
        self.assertEqual(grid, [[2, 3], [4, [5]]])
        self.assertEqual(row, [2, 3])

    def test_set_deque_and_bytearray(self):
        found = {1}
        flatten_into([[2, 3], [3, [4]]], found)
        self.assertEqual(found, {1, 2, 3, 4})
        queue = deque([1, 2, 3], maxlen=5)
        rotate(queue, 1)
        self.assertEqual(queue, deque([3, 1, 2]))
        self.assertEqual(queue.maxlen, 5)
        data = bytearray(b"abc")
        rotate(data, -1)
        self.assertEqual(data, b"bca")

    def test_drains_the_source(self):
        source = ["a", "b"]
        self.assertEqual(list(drain(source)), ["a", "b"])
        self.assertEqual(source, [])


class TestArgumentsStayAsTheyAre(unittest.TestCase):
    def test_no_shared_default(self):
        self.assertEqual(append_to(1), [1])
        self.assertEqual(append_to(2), [2])
        mine = [0]
        self.assertIs(append_to(1, mine), mine)
        self.assertEqual(mine, [0, 1])

    def test_label_copies(self):
        record = {"name": "x", "tags": ["a"]}
        labelled = label(record, "b")
        labelled["tags"].append("c")
        self.assertEqual(labelled, {"name": "x", "tags": ["a", "b", "c"]})
        self.assertEqual(record, {"name": "x", "tags": ["a"]})
