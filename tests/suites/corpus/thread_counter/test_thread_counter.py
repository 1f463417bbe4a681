import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from solution import BoundedQueue, Closed, Latch, SafeCounter


class TestSafeCounter(unittest.TestCase):
    def test_many_threads_count(self):
        counter = SafeCounter()
        threads = [threading.Thread(target=lambda: [counter.add() for _ in range(50)]) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(counter.value, 300)

    def test_update_with_function_is_atomic(self):
        counter = SafeCounter(1)
        barrier = threading.Barrier(4)

        def double():
            barrier.wait(5)
            counter.update(lambda value: value * 2)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: double(), range(4)))
        self.assertEqual(counter.value, 16)

    def test_failing_update_releases_the_lock(self):
        counter = SafeCounter(5)
        with self.assertRaises(TypeError):
            counter.update(lambda value: value + "x")
        self.assertEqual(counter.add(2), 7)


class TestQueue(unittest.TestCase):
    def test_producer_and_consumer(self):
        queue = BoundedQueue(2)
        received = []

        def consume():
            for item in queue:
                received.append(item)

        consumer = threading.Thread(target=consume)
        consumer.start()
        for number in range(10):
            queue.put(number)
        queue.close()
        consumer.join(5)
        self.assertFalse(consumer.is_alive())
        self.assertEqual(received, list(range(10)))

    def test_closed_queue(self):
        queue = BoundedQueue(1)
        queue.close()
        self.assertRaises(Closed, queue.put, 1)
        self.assertEqual(list(queue), [])


class TestLatch(unittest.TestCase):
    def test_waits_for_all(self):
        latch = Latch(3)
        with ThreadPoolExecutor(3) as pool:
            futures = [pool.submit(latch.arrive) for _ in range(3)]
            self.assertTrue(latch.wait(timeout=5))
        self.assertCountEqual([future.result() for future in futures], [2, 1, 0])

    def test_time_runs_out(self):
        self.assertFalse(Latch(1).wait(timeout=0.01))
        self.assertTrue(Latch(0).wait())
