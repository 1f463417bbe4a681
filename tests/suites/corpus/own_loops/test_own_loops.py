import asyncio
import io
import typing
import unittest

from solution import Closeable, Fetcher, Sized, double, run_all


class Web:
    def __init__(self, delay):
        self.delay = delay
        self.active = self.most = 0
        self.lock = asyncio.Lock()

    async def fetch(self, url):
        self.active += 1
        self.most = max(self.most, self.active)
        await asyncio.sleep(self.delay)
        self.active -= 1
        return {"/": "home", "/a": "A"}[url]


class TestFetcher(unittest.TestCase):
    def test_at_once(self):
        self.assertEqual(Fetcher(Web(0).fetch).run(["/", "/a"]), ["home", "A"])

    def test_later(self):
        web = Web(0.002)
        home, missing, a, again = Fetcher(web.fetch).run(["/", "/b", "/a", "/"])
        self.assertEqual((home, a, again), ("home", "A", "home"))
        self.assertIsInstance(missing, KeyError)
        self.assertEqual(web.most, 2)

    def test_no_loop_runs_before_or_after(self):
        for _ in range(2):
            with self.assertRaises(RuntimeError):
                asyncio.get_running_loop()
            Fetcher(Web(0).fetch).run(["/"])


class TestRunAll(unittest.TestCase):
    def test_what_coroutines_of_the_test_use(self):
        queue, done = [], []

        async def producer():
            async with lock:
                for number in range(3):
                    await asyncio.sleep(0)
                    queue.append(number)
            event.set()
            return "produced"

        async def consumer():
            await asyncio.wait_for(event.wait(), 1)
            done.extend(queue)
            self.assertIs(asyncio.get_running_loop(), asyncio.get_running_loop())
            return "consumed"

        lock, event = asyncio.Lock(), asyncio.Event()
        self.assertEqual(run_all(producer, consumer), ["produced", "consumed"])
        self.assertEqual(done, [0, 1, 2])

    def test_a_task_of_the_test(self):
        async def inner():
            await asyncio.sleep(0.001)
            return 5

        async def outer():
            task = asyncio.create_task(inner())
            async with asyncio.timeout(1):
                return await task + 1

        self.assertEqual(run_all(outer), [6])


class TestQuestions(unittest.TestCase):
    def test_a_protocol_that_cannot_be_asked(self):
        with self.assertRaises(TypeError):
            isinstance(3, Sized)

    def test_one_that_can(self):
        self.assertIsInstance(io.StringIO(), Closeable)
        self.assertNotIsInstance(3, Closeable)

    def test_overloads(self):
        self.assertEqual(double("ab"), "abab")
        self.assertEqual(len(typing.get_overloads(double)), 2)
