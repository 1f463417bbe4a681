import asyncio
import unittest
from collections.abc import AsyncIterator
from unittest.mock import AsyncMock, Mock

from solution import Closed, Room, chain, first_done, retry, ticker


class TestRoom(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.room = Room("hall")
        self.addAsyncCleanup(self.room.close)

    async def test_messages_reach_every_guest(self):
        async with self.room.join("kim") as kim, self.room.join("lou") as lou:
            await self.room.say("hello")
            self.assertEqual([await kim.read(), await lou.read()], ["hello", "hello"])
        self.assertEqual(self.room.guests, [])

    async def test_guest_is_an_async_iterator(self):
        async with self.room.join("kim") as kim:
            for text in ("a", "b"):
                await self.room.say(text)
            await self.room.close()
            self.assertIsInstance(kim, AsyncIterator)
            self.assertEqual([text async for text in kim], ["a", "b"])
        with self.assertRaisesRegex(Closed, "^hall$"):
            await self.room.say("anyone?")

    async def test_reader_waits_for_the_speaker(self):
        order = []
        started = asyncio.Event()

        async def reader():
            async with self.room.join("kim") as kim:
                started.set()
                order.append(await kim.read())

        task = asyncio.create_task(reader())
        await started.wait()
        order.append("before")
        await self.room.say("now")
        await asyncio.wait_for(task, 10)
        self.assertEqual(order, ["before", "now"])


class TestHelpers(unittest.IsolatedAsyncioTestCase):
    async def test_first_done_cancels_the_rest(self):
        cancelled = []

        async def slow():
            try:
                await asyncio.Event().wait()
            finally:
                cancelled.append("slow")

        async def fast():
            await asyncio.sleep(0)
            return "fast"

        self.assertEqual(await first_done(slow(), fast()), "fast")
        self.assertEqual(cancelled, ["slow"])

    async def test_retry(self):
        step, pause = AsyncMock(side_effect=[ValueError, KeyError, "done"]), AsyncMock()
        self.assertEqual(await retry(step, times=3, pause=pause), "done")
        self.assertEqual([call.args for call in pause.await_args_list], [(1,), (2,)])

    async def test_ticker_cleans_up(self):
        end = Mock()
        ticks = ticker(end)
        self.assertEqual([await anext(ticks), await ticks.asend(10), await anext(ticks)], [0, 10, 11])
        await ticks.aclose()
        end.assert_called_once_with(11)


class TestPlainRun(unittest.TestCase):
    def test_chain_of_our_generators(self):
        async def letters(text):
            for letter in text:
                await asyncio.sleep(0)
                yield letter

        async def shout(text):
            return "".join([letter async for letter in chain(letters(text), letters("!"))])

        async def main():
            return await asyncio.gather(shout("ab"), shout(""))

        self.assertEqual(asyncio.run(main()), ["ab!", "!"])
