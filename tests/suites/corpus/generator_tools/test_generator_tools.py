import unittest
from itertools import count, islice

from solution import averager, batches, countdown, guarded, interleave, primes, running, take_until


class TestGenerators(unittest.TestCase):
    def test_infinite(self):
        self.assertEqual(list(islice(primes(), 8)), [2, 3, 5, 7, 11, 13, 17, 19])
        self.assertEqual(next(p for p in primes() if p > 100), 101)

    def test_send(self):
        average = averager()
        self.assertIsNone(next(average))
        self.assertEqual([average.send(x) for x in (10, 20, 60)], [10, 15, 30])
        average.close()
        with self.assertRaises(StopIteration):
            average.send(1)

    def test_return_value(self):
        counter = countdown(2)
        self.assertEqual([next(counter), next(counter)], [2, 1])
        with self.assertRaises(StopIteration) as caught:
            next(counter)
        self.assertEqual(caught.exception.value, "liftoff")

    def test_throw_and_close(self):
        log = []
        worker = guarded(log)
        next(worker)
        self.assertEqual(worker.throw(ValueError("bad")), "ignored bad")
        with self.assertRaises(KeyError):
            worker.throw(KeyError("k"))
        self.assertEqual(log, ["start", "bad", "end"])
        second = guarded(log)
        next(second)
        second.close()
        self.assertEqual(log[3:], ["start", "end"])

    def test_consumes_lazily(self):
        pulled = []

        def source():
            for number in count(1):
                pulled.append(number)
                yield number

        totals = running(source())
        self.assertEqual(pulled, [])
        self.assertEqual(list(islice(totals, 3)), [1, 3, 6])
        self.assertEqual(pulled, [1, 2, 3])

    def test_stops_the_source_where_asked(self):
        numbers = iter(range(10))
        self.assertEqual(list(take_until(lambda n: n == 3, numbers)), [0, 1, 2, 3])
        self.assertEqual(next(numbers), 4)

    def test_batches(self):
        self.assertEqual(list(batches("abcdefg", 3)), [("a", "b", "c"), ("d", "e", "f"), ("g",)])
        self.assertEqual(list(batches(iter([]), 2)), [])
        self.assertEqual(next(batches(count(), size=4)), (0, 1, 2, 3))

    def test_interleave(self):
        self.assertEqual("".join(interleave("ace", iter("bd"))), "abcde")
        self.assertEqual(list(interleave(x for x in ())), [])

    def test_error_of_the_source_passes_through(self):
        def broken():
            yield 1
            raise OSError("disk gone")

        totals = running(broken())
        self.assertEqual(next(totals), 1)
        with self.assertRaisesRegex(OSError, "disk gone"):
            next(totals)
        self.assertEqual(list(totals), [])
