import asyncio
import unittest

from solution import Channel, Session, SessionError, collect, mapped, merge, numbers, session


class TestIterators(unittest.IsolatedAsyncioTestCase):
    async def test_generator(self):
        self.assertEqual([n async for n in numbers(4)], [0, 1, 2, 3])
        stream = numbers(2)
        self.assertEqual(await anext(stream), 0)
        self.assertEqual(await stream.__anext__(), 1)
        with self.assertRaises(StopAsyncIteration):
            await anext(stream)
        self.assertEqual(await anext(stream, "over"), "over")

    async def test_asend_and_aclose(self):
        stream = numbers(None)
        self.assertEqual(await anext(stream), 0)
        self.assertEqual(await stream.asend(10), 10)
        self.assertEqual(await anext(stream), 11)
        await stream.aclose()
        self.assertEqual(await collect(stream), [])

    async def test_consumes_a_stream_of_the_test(self):
        sent = []

        async def source():
            for word in ("a", "b", "c"):
                sent.append(word)
                yield word
                await asyncio.sleep(0)

        async def upper(word):
            return word.upper()

        async for word in mapped(upper, source()):
            break
        self.assertEqual((word, sent), ("A", ["a"]))
        self.assertEqual(await collect(mapped(str.title, source()), limit=2), ["A", "B"])

    async def test_merge(self):
        self.assertEqual(await collect(merge(numbers(3), numbers(2))), [0, 0, 1, 1, 2])

    async def test_channel(self):
        channel = Channel()

        async def produce():
            for n in range(3):
                await channel.put(n)
            channel.close()

        received, _ = await asyncio.gather(collect(channel), produce())
        self.assertEqual(received, [0, 1, 2])


class TestSession(unittest.TestCase):
    def test_opens_and_closes(self):
        async def use():
            async with Session("db") as opened:
                self.assertTrue(opened.is_open)
                answer = await opened.ask("q")
            return opened, answer

        opened, answer = asyncio.run(use())
        self.assertFalse(opened.is_open)
        self.assertEqual(answer, "db: q")

    def test_turns_errors_into_its_own(self):
        async def use():
            async with session("db"):
                raise KeyError("row")

        with self.assertRaises(SessionError) as caught:
            asyncio.run(use())
        self.assertIsInstance(caught.exception.__cause__, KeyError)

    def test_closed_session(self):
        with self.assertRaisesRegex(SessionError, "^db is closed$"):
            asyncio.run(Session("db").ask("q"))
