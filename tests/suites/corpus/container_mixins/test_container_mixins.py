import unittest

from solution import ArrayQueue, LinkedQueue, PriorityQueue, QueueEmpty, drain


class QueueContract:
    """What every queue must do; the subclasses say how to make one."""

    def make(self, *items):
        queue = self.queue_class()
        for item in items:
            queue.put(item)
        return queue

    def test_starts_empty(self):
        queue = self.make()
        self.assertEqual(len(queue), 0)
        with self.assertRaises(QueueEmpty):
            queue.get()

    def test_gives_everything_back(self):
        self.assertCountEqual(drain(self.make(3, 1, 2)), [1, 2, 3])

    def test_order(self):
        self.assertListEqual(drain(self.make(*self.given)), self.expected)

    def test_peek(self):
        queue = self.make(*self.given)
        self.assertEqual(queue.peek(), self.expected[0])
        self.assertEqual(len(queue), len(self.given))

    def test_mixed_puts_and_gets(self):
        queue = self.make(1)
        queue.get()
        queue.put(2)
        self.assertEqual(queue.get(), 2)
        self.assertFalse(len(queue))

    def test_names_its_class(self):
        self.assertRegex(repr(self.make(1, 2)), rf"^<{self.queue_class.__name__} with 2 items>$")


class TestArrayQueue(QueueContract, unittest.TestCase):
    queue_class = ArrayQueue
    given = expected = ["c", "a", "b"]


class TestLinkedQueue(QueueContract, unittest.TestCase):
    queue_class = LinkedQueue
    given = expected = [(1,), None, "x"]

    def test_is_no_array_queue(self):
        self.assertNotIsInstance(self.make(), ArrayQueue)


class TestPriorityQueue(QueueContract, unittest.TestCase):
    queue_class = PriorityQueue
    given, expected = [5, 1, 4], [1, 4, 5]


class TestPriorityQueueWithKey(TestPriorityQueue):
    given, expected = ["ccc", "a", "bb", "d"], ["a", "d", "bb", "ccc"]

    def queue_class(self):
        return PriorityQueue(key=lambda item: len(str(item)))

    queue_class.__name__ = "PriorityQueue"
