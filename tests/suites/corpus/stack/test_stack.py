import unittest

from solution import Stack


class TestStack(unittest.TestCase):
    def setUp(self):
        self.stack = Stack()

    def test_new_stack_is_empty(self):
        self.assertEqual(len(self.stack), 0)
        self.assertFalse(self.stack)
        self.assertTrue(self.stack.is_empty())

    def test_push_and_pop(self):
        for item in ("a", "b", "c"):
            self.stack.push(item)
        self.assertEqual([self.stack.pop() for _ in range(3)], ["c", "b", "a"])
        self.assertTrue(self.stack.is_empty())

    def test_pop_of_empty_stack(self):
        with self.assertRaises(IndexError) as caught:
            self.stack.pop()
        self.assertIs(type(caught.exception), IndexError)
        self.assertEqual(str(caught.exception), "the stack is empty")
        self.assertRaises(IndexError, self.stack.peek)

    def test_peek_keeps_the_item(self):
        item = object()
        self.stack.push(item)
        self.assertIs(self.stack.peek(), item)
        self.assertIs(self.stack.peek(), item)
        self.assertEqual(len(self.stack), 1)

    def test_iterates_from_the_top(self):
        stack = Stack([1, 2, 3])
        self.assertEqual(list(stack), [3, 2, 1])
        self.assertEqual(list(stack), [3, 2, 1], "a second walk must see the same")
        self.assertEqual(max(stack), 3)

    def test_contains_and_repr(self):
        stack = Stack(x * x for x in range(4))
        self.assertIn(9, stack)
        self.assertNotIn(10, stack)
        self.assertEqual(repr(stack), "Stack([0, 1, 4, 9])")

    def test_does_not_share_the_given_list(self):
        items = [1, 2]
        stack = Stack(items)
        stack.push(3)
        items.append(99)
        self.assertEqual(items, [1, 2, 99])
        self.assertEqual(stack.peek(), 3)


if __name__ == "__main__":
    unittest.main()
