import unittest

from solution import Heap, merge_sorted, nlargest


class Job:
    """Compared by urgency only."""

    def __init__(self, urgency, name=""):
        self.urgency, self.name = urgency, name

    def __lt__(self, other):
        return self.urgency < other.urgency

    def __repr__(self):
        return f"Job({self.urgency})"


class Odd:
    def __lt__(self, other):
        raise ArithmeticError("not today")


class TestHeap(unittest.TestCase):
    def test_smallest_first(self):
        heap = Heap([5, 3, 8, 1])
        self.assertEqual([heap.pop() for _ in range(len(heap))], [1, 3, 5, 8])

    def test_key_function_of_the_test(self):
        asked = []

        def by_length(word):
            asked.append(word)
            return len(word)

        heap = Heap(["ccc", "a", "bb"], key=by_length)
        self.assertEqual(heap.pop(), "a")
        self.assertCountEqual(asked, ["a", "bb", "ccc"])

    def test_objects_of_the_test_are_compared(self):
        jobs = [Job(3), Job(1), Job(2)]
        heap = Heap(jobs)
        self.assertIs(heap.pop(), jobs[1])
        self.assertIs(heap.peek(), jobs[2])
        self.assertEqual(repr(jobs), "[Job(3), Job(1), Job(2)]")

    def test_equal_priorities_keep_their_order(self):
        heap = Heap(key=lambda job: job.urgency)
        for name in "abcd":
            heap.push(Job(1, name))
        self.assertEqual("".join(heap.pop().name for _ in range(4)), "abcd")

    def test_failing_comparison(self):
        with self.assertRaisesRegex(ArithmeticError, "not today"):
            Heap([Odd(), Odd()])

    def test_incomparable_values(self):
        heap = Heap([1])
        with self.assertRaises(TypeError):
            heap.push("x")

    def test_empty(self):
        self.assertIsNone(Heap().peek(default=None))
        self.assertRaises(IndexError, Heap().pop)
        self.assertRaises(IndexError, Heap().peek)

    def test_replace_changes_the_priority(self):
        heap = Heap(["x", "yy", "zzz"], key=len)
        self.assertEqual(heap.replace("long word"), "x")
        self.assertEqual(list(heap.drain()), ["yy", "zzz", "long word"])
        self.assertFalse(heap)


class TestFunctions(unittest.TestCase):
    def test_nlargest_takes_any_iterable(self):
        self.assertEqual(nlargest(2, iter([4, 9, 1])), [9, 4])
        self.assertEqual([job.urgency for job in nlargest(1, [Job(2), Job(7)])], [7])
        self.assertEqual(nlargest(5, (n for n in range(3)), key=lambda n: -n), [0, 1, 2])

    def test_merging_is_lazy(self):
        def source(*items):
            yield from items
            raise AssertionError("read too far")

        merged = merge_sorted(source(1, 4, 6), [2, 3])
        self.assertEqual([next(merged) for _ in range(4)], [1, 2, 3, 4])
