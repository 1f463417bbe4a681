import asyncio
import contextlib

END = object()


class Closed(Exception):
    pass


class Guest:
    def __init__(self):
        self.messages = asyncio.Queue()

    async def read(self):
        return await self.messages.get()

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.read()
        if message is END:
            raise StopAsyncIteration
        return message


class Room:
    def __init__(self, name):
        self.name, self.closed, self._guests = name, False, {}

    @property
    def guests(self):
        return list(self._guests)

    @contextlib.asynccontextmanager
    async def join(self, name):
        guest = self._guests[name] = Guest()
        yield guest

    async def say(self, text):
        if self.closed:
            raise Closed(self.name)
        await asyncio.gather(*(guest.messages.put(text) for guest in self._guests.values()))

    async def close(self):
        self.closed = True
        for guest in self._guests.values():
            await guest.messages.put(END)


async def first_done(*coroutines):
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


async def retry(step, times, pause=asyncio.sleep):
    for attempt in range(1, times + 1):
        try:
            return await step()
        except Exception:
            if attempt == times:
                raise
            await pause(attempt)


async def ticker(at_end):
    count = -1
    try:
        while True:
            count += 1
            sent = yield count
            while sent is not None:
                count = sent
                sent = yield count
    except StopAsyncIteration:
        at_end(count)


async def chain(*sources):
    for source in sources:
        async for item in source:
            yield item
