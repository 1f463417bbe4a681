import unittest

from solution import LinkedList


class TestLinkedList(unittest.TestCase):
    def setUp(self):
        self.items = LinkedList("abcde")

    def test_length_and_truth(self):
        self.assertEqual(len(self.items), 5)
        self.assertTrue(self.items)
        self.assertFalse(LinkedList())

    def test_index_from_both_ends(self):
        self.assertEqual(self.items[0], "a")
        self.assertEqual(self.items[-1], "e")
        for index in (5, -6):
            with self.subTest(index=index), self.assertRaisesRegex(IndexError, "out of range"):
                self.items[index]

    def test_slices_are_linked_lists(self):
        part = self.items[1:4]
        self.assertIsInstance(part, LinkedList)
        self.assertEqual(list(part), ["b", "c", "d"])
        self.assertEqual(list(self.items[::-2]), ["e", "c", "a"])
        self.assertEqual(list(self.items[10:]), [])

    def test_assign_and_delete(self):
        self.items[1] = "B"
        del self.items[0]
        del self.items[-1]
        self.assertEqual(list(self.items), ["B", "c", "d"])
        with self.assertRaises(TypeError):
            self.items["0"]

    def test_insert_and_append_chain(self):
        result = LinkedList().append(1).append(3).insert(1, 2)
        self.assertEqual(str(result), "1 -> 2 -> 3")
        self.assertEqual(repr(result), "LinkedList([1, 2, 3])")

    def test_two_walks_at_once(self):
        pairs = [(x, y) for x in LinkedList([1, 2]) for y in LinkedList([1, 2])]
        self.assertEqual(pairs, [(1, 1), (1, 2), (2, 1), (2, 2)])
        first, second = iter(self.items), iter(self.items)
        next(first)
        self.assertEqual((next(first), next(second)), ("b", "a"))
        self.assertIs(iter(first), first)

    def test_reversed_and_unpacking(self):
        self.assertEqual("".join(reversed(self.items)), "edcba")
        head, *middle, last = self.items
        self.assertEqual((head, middle, last), ("a", ["b", "c", "d"], "e"))

    def test_equality_and_joining(self):
        self.assertEqual(self.items, LinkedList(list("abcde")))
        self.assertNotEqual(self.items, list("abcde"))
        self.assertEqual(LinkedList("ab") + LinkedList("c"), LinkedList("abc"))
