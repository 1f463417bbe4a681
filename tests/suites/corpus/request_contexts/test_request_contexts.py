import asyncio
import contextvars
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from solution import Current, call_in_copy, child, get_id, handle, offload, request_id, reset, scope, set_id, spawn


class TestVariable(unittest.TestCase):
    def setUp(self):
        self.addCleanup(reset, set_id("-"))

    def test_token(self):
        token = set_id("a")
        self.assertEqual(get_id(), "a")
        self.assertEqual(token.old_value, "-")
        reset(token)
        self.assertEqual(get_id(), "-")
        with self.assertRaises(RuntimeError):
            reset(token)

    def test_no_value_before(self):
        token = Current.holder.set(1)
        self.assertIs(token.old_value, contextvars.Token.MISSING)
        Current.holder.reset(token)

    def test_scopes(self):
        with scope("a") as value:
            self.assertEqual(get_id(), value)
            with scope("b"):
                self.assertEqual(get_id(), "b")
            self.assertEqual(get_id(), "a")
        self.assertEqual(get_id(), "-")

    def test_holds_an_object(self):
        with Current() as current:
            self.assertIs(Current.holder.get(), current)
        with self.assertRaises(LookupError):
            Current.holder.get()


class TestCopies(unittest.TestCase):
    def test_of_the_tests(self):
        context = contextvars.copy_context()
        context.run(set_id, "inner")
        self.assertEqual(get_id(), "-")
        self.assertEqual(context.run(get_id), "inner")

    def test_looked_into(self):
        context = contextvars.copy_context()
        token = set_id("here")
        self.assertEqual(contextvars.copy_context()[request_id], "here")
        context.run(set_id, "inner")
        self.assertEqual(context[request_id], "inner")
        self.assertIn(request_id, context)
        self.assertNotIn(Current.holder, context)
        self.assertIsNone(context.get(Current.holder))
        self.assertEqual(context.get(Current.holder, 5), 5)
        with self.assertRaises(KeyError):
            context[Current.holder]
        reset(token)

    def test_of_the_solution(self):
        def change():
            set_id("in a copy")
            return get_id()

        self.assertEqual(call_in_copy(change), "in a copy")
        self.assertEqual(get_id(), "-")

    def test_a_variable_of_the_tests(self):
        mine = contextvars.ContextVar("mine", default=1)
        mine.set(2)
        self.assertEqual(call_in_copy(mine.get), 2)


class TestThreads(unittest.TestCase):
    def test_have_contexts_of_their_own(self):
        found = []

        def work():
            found.append(get_id())
            set_id("thread")
            found.append(get_id())

        token = set_id("main")
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        self.assertEqual(found, ["-", "thread"])
        self.assertEqual(get_id(), "main")
        reset(token)

    def test_a_context_in_a_pool(self):
        token = set_id("main")
        with ThreadPoolExecutor(2) as pool:
            self.assertEqual(list(pool.map(lambda _: get_id(), range(3))), ["-"] * 3)
            self.assertEqual(pool.submit(contextvars.copy_context().run, get_id).result(), "main")
        reset(token)


class TestTasks(unittest.IsolatedAsyncioTestCase):
    async def test_gathered(self):
        self.assertEqual(await asyncio.gather(handle("a", 0.02), handle("b", 0.01), handle("c")), ["a", "b", "c"])
        self.assertEqual(get_id(), "-")

    async def test_started_one_after_the_other(self):
        tasks = []
        for name in "xyz":
            set_id(name)
            tasks.append(asyncio.create_task(child()))
        set_id("end")
        self.assertEqual(await asyncio.gather(*tasks), ["x", "y", "z"])
        self.assertEqual(get_id(), "end")

    async def test_of_the_solution(self):
        self.assertEqual(await spawn("s"), "s")
        self.assertEqual(request_id.get(), "later")

    async def test_in_a_thread(self):
        self.assertEqual(await offload("o"), "o")
        set_id("mine")
        self.assertEqual(await asyncio.to_thread(get_id), "mine")

    async def test_in_a_group(self):
        async with asyncio.TaskGroup() as group:
            one = group.create_task(handle("1", 0.01))
            other = group.create_task(handle("2"))
        self.assertEqual([one.result(), other.result()], ["1", "2"])
