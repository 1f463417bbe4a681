import threading
import unittest
from concurrent.futures import Future, ThreadPoolExecutor

from solution import Pool, Repeater, parallel_map, run_later


class TestParallelMap(unittest.TestCase):
    def test_results_keep_their_order(self):
        self.assertEqual(parallel_map(lambda n: n * n, range(8), workers=3), [n * n for n in range(8)])
        self.assertEqual(parallel_map(str, [], workers=2), [])

    def test_callback_runs_in_other_threads(self):
        names = parallel_map(lambda _: threading.current_thread() is threading.main_thread(), range(3))
        self.assertEqual(names, [False] * 3)

    def test_error_reaches_the_caller(self):
        def work(n):
            if n == 2:
                raise LookupError(f"item {n}")
            return n

        with self.assertRaisesRegex(LookupError, "item 2"):
            parallel_map(work, range(4))

    def test_callback_shares_data_with_the_test(self):
        lock, seen = threading.Lock(), set()

        def work(n):
            with lock:
                seen.add(n)

        parallel_map(work, range(20), workers=4)
        self.assertEqual(seen, set(range(20)))


class TestPool(unittest.TestCase):
    def test_futures(self):
        with Pool(2) as pool:
            future = pool.submit(pow, 2, 10, mod=1000)
            self.assertIsInstance(future, Future)
            self.assertEqual(future.result(timeout=5), 24)
            failed = pool.submit(int, "x")
            self.assertIsInstance(failed.exception(timeout=5), ValueError)
        self.assertTrue(future.done())
        with self.assertRaises(RuntimeError):
            pool.submit(print)

    def test_done_callbacks(self):
        finished = threading.Event()
        results = []
        with Pool(1) as pool:
            future = pool.submit(lambda: "ready")
            future.add_done_callback(lambda f: (results.append(f.result()), finished.set()))
            self.assertTrue(finished.wait(5))
        self.assertEqual(results, ["ready"])

    def test_our_own_executor(self):
        with ThreadPoolExecutor(2) as executor:
            futures = run_later(executor, [lambda: 1, lambda: 2])
            self.assertEqual([future.result(5) for future in futures], [1, 2])


class TestRepeater(unittest.TestCase):
    def test_calls_back_until_told_to_stop(self):
        calls = []

        def step():
            calls.append(threading.current_thread().name)
            return len(calls) < 3

        repeater = Repeater(step, name="rep")
        repeater.start()
        repeater.join(5)
        self.assertIsInstance(repeater, threading.Thread)
        self.assertEqual(calls, ["rep"] * 3)
        self.assertEqual(repeater.rounds, 3)
