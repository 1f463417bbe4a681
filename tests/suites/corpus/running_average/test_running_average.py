import contextlib
import inspect
import itertools
import unittest

from solution import Countdown, Stop, averager, collect, batches, flatten, guarded, merge, primes, tee_to


class TestCoroutines(unittest.TestCase):
    def test_send(self):
        average = averager()
        self.assertIsNone(next(average))
        self.assertEqual([average.send(n) for n in (10, 20, 60)], [10, 15, 30])
        self.assertEqual(inspect.getgeneratorstate(average), "GEN_SUSPENDED")

    def test_throw_starts_again(self):
        average = averager()
        next(average)
        average.send(100)
        self.assertIsNone(average.throw(Stop("again")))
        self.assertEqual(average.send(4), 4)
        with self.assertRaisesRegex(TypeError, "other"):
            average.throw(TypeError("other"))
        self.assertRaises(StopIteration, next, average)

    def test_return_value(self):
        results = {}
        collector = collect(results, "a")
        next(collector)
        for value in (1, 2):
            collector.send(value)
        with self.assertRaises(StopIteration) as caught:
            collector.send(None)
        self.assertEqual((caught.exception.value, results), (2, {"a": [1, 2]}))

    def test_send_before_next(self):
        with self.assertRaisesRegex(TypeError, "non-None value to a just-started generator"):
            averager().send(1)

    def test_close_runs_the_end(self):
        log = []
        with contextlib.closing(tee_to(log, "abc")) as letters:
            self.assertEqual((next(letters), next(letters)), ("a", "b"))
        self.assertEqual(log, ["a", "b", "closed"])
        with contextlib.suppress(StopIteration):
            next(letters)
            self.fail("it is closed")


class TestLaziness(unittest.TestCase):
    def test_endless(self):
        self.assertEqual(list(itertools.islice(primes(), 6)), [2, 3, 5, 7, 11, 13])
        self.assertEqual(next(n for n in primes() if n > 50), 53)

    def test_takes_no_more_than_needed(self):
        taken = []

        def numbers():
            for n in itertools.count():
                taken.append(n)
                yield n

        groups = batches(numbers(), 2)
        self.assertEqual((next(groups), next(groups)), ((0, 1), (2, 3)))
        self.assertEqual(taken, [0, 1, 2, 3])
        self.assertEqual(list(batches("abcde", 2))[-1], ("e",))

    def test_merge_sorted_sources(self):
        source = iter([5, 6])
        self.assertEqual(list(merge([1, 7], (n for n in (2, 3)), source)), [1, 2, 3, 5, 6, 7])
        self.assertEqual(next(source, "empty"), "empty")

    def test_flatten_and_countdown(self):
        self.assertEqual(list(flatten([1, [2, (3, [4])], "ab", range(2)])), [1, 2, 3, 4, "ab", 0, 1])
        down = Countdown(3)
        self.assertEqual([list(down), list(zip(down, down))], [[3, 2, 1], [(3, 3), (2, 2), (1, 1)]])
        walker = iter(down)
        self.assertIs(iter(walker), walker)
        self.assertEqual(list(itertools.chain(walker, reversed(down))), [3, 2, 1, 1, 2, 3])

    def test_guarded_context(self):
        log = []
        with guarded(KeyError, log=log) as name:
            log.append(name)
            raise KeyError("k")
        with self.assertRaises(ValueError), guarded(KeyError, log=log):
            raise ValueError
        self.assertEqual(log, ["guard", "KeyError('k')", "end", "end"])
