import asyncio
import contextlib
import inspect


class SessionError(Exception):
    pass


async def numbers(stop):
    current = 0
    while stop is None or current < stop:
        sent = yield current
        current = current + 1 if sent is None else sent
        await asyncio.sleep(0)


async def collect(stream, limit=None):
    result = []
    async for item in stream:
        result.append(item)
        if len(result) == limit:
            break
    return result


async def mapped(function, stream):
    async for item in stream:
        value = function(item)
        yield await value if inspect.isawaitable(value) else value


async def merge(*streams):
    streams = [aiter(stream) for stream in streams]
    while streams:
        for stream in list(streams):
            try:
                yield await anext(stream)
            except StopAsyncIteration:
                streams.remove(stream)


class Channel:
    def __init__(self):
        self.queue = asyncio.Queue()

    async def put(self, item):
        await self.queue.put((True, item))

    def close(self):
        self.queue.put_nowait((False, None))

    def __aiter__(self):
        return self

    async def __anext__(self):
        more, item = await self.queue.get()
        if not more:
            raise StopAsyncIteration
        return item


class Session:
    def __init__(self, name):
        self.name, self.is_open = name, False

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.is_open = True
        return self

    async def __aexit__(self, *exc):
        self.is_open = False

    async def ask(self, question):
        if not self.is_open:
            raise SessionError(f"{self.name} is closed")
        return f"{self.name}: {question}"


@contextlib.asynccontextmanager
async def session(name):
    async with Session(name) as opened:
        try:
            yield opened
        except Exception as error:
            raise SessionError(name) from error
