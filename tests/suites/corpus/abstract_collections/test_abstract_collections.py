import bisect
import heapq
import itertools
import unittest
from collections import abc

from solution import BitSet, History, Ring, Table


class TestTable(unittest.TestCase):
    def setUp(self):
        self.table = Table(b=2, a=1)

    def test_is_a_mapping(self):
        self.assertIsInstance(self.table, abc.MutableMapping)
        self.assertNotIsInstance(self.table, dict)
        self.assertEqual(list(self.table), ["a", "b"])
        self.assertEqual(self.table, {"b": 2, "a": 1})

    def test_mixin_methods(self):
        self.assertEqual(self.table.pop("a"), 1)
        self.assertEqual(self.table.pop("a", "gone"), "gone")
        self.table.update({"c": 3}, d=4)
        self.assertEqual(self.table.setdefault("e", []), [])
        self.assertEqual(list(self.table.items())[:2], [("b", 2), ("c", 3)])
        self.assertEqual(self.table.keys() & {"b", "z"}, {"b"})
        self.table.clear()
        self.assertEqual(len(self.table), 0)

    def test_unpacking_and_formatting(self):
        self.assertEqual(dict(**self.table), {"a": 1, "b": 2})
        self.assertEqual("{a}-{b}".format_map(self.table), "1-2")
        self.assertEqual("%(a)d/%(b)d" % self.table, "1/2")
        self.assertEqual(("{0[a]}".format(self.table)), "1")


class TestSequences(unittest.TestCase):
    def test_ring_is_a_sequence(self):
        ring = Ring("abc")
        self.assertIsInstance(ring, abc.Sequence)
        self.assertEqual((ring[4], ring[-1], ring.index("c"), ring.count("a")), ("b", "c", 2, 1))
        self.assertEqual(list(reversed(ring)), ["c", "b", "a"])
        self.assertEqual(list(itertools.islice(itertools.cycle(ring), 4)), ["a", "b", "c", "a"])
        self.assertEqual("{}{}{}".format(*ring), "abc")

    def test_history_is_a_mutable_sequence(self):
        history = History(limit=3)
        history.extend([5, 1, 4, 2])
        self.assertEqual(list(history), [1, 4, 2])
        history += [9]
        self.assertEqual(history.pop(), 9)
        history.reverse()
        self.assertEqual(list(history), [2, 4])
        history[0] = 7
        history.remove(4)
        self.assertEqual(list(history), [7])

    def test_stdlib_algorithms(self):
        history = History(limit=9)
        for number in (3, 1, 2):
            bisect.insort(history, number)
        self.assertEqual(list(history), [1, 2, 3])
        self.assertEqual(bisect.bisect_left(history, 3), 2)
        self.assertEqual(heapq.nlargest(2, history), [3, 2])
        self.assertEqual([list(g) for _, g in itertools.groupby(history, key=lambda n: n > 1)], [[1], [2, 3]])


class TestBitSet(unittest.TestCase):
    def test_set_operations(self):
        a, b = BitSet([1, 2, 3]), BitSet([3, 4])
        self.assertEqual(a & b, {3})
        self.assertEqual(a | {9}, BitSet([1, 2, 3, 9]))
        self.assertEqual({1, 7} - a, {7})
        self.assertTrue(BitSet([1]) < a and a.isdisjoint([8]))
        self.assertIsInstance(a ^ b, BitSet)
        a.discard(5)
        a.add(0)
        self.assertEqual(sorted(a), [0, 1, 2, 3])
        self.assertEqual(a.bits, 0b1111)
