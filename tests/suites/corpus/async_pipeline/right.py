import asyncio
import functools
import inspect


class Stopped(Exception):
    pass


class Pipeline:
    def __init__(self, *steps):
        self.steps = steps

    async def run(self, source):
        return [await self.apply(item) async for item in source]

    async def apply(self, item):
        value = item
        for step in self.steps:
            try:
                value = step(value)
                if inspect.isawaitable(value):
                    value = await value
            except Exception as error:
                raise Stopped(f"{step.__name__} failed for {item}") from error
        return value


async def poll(ask, times):
    for _ in range(times):
        if (answer := await ask()) is not None:
            return answer
        await asyncio.sleep(0)
    raise asyncio.TimeoutError


class Bucket:
    def __init__(self, size):
        self.semaphore, self.visits = asyncio.Semaphore(size), 0

    async def __aenter__(self):
        await self.semaphore.acquire()
        self.visits += 1
        return self.visits

    async def __aexit__(self, *exc):
        self.semaphore.release()


def throttle(size):
    def decorate(function):
        semaphore = asyncio.Semaphore(size)

        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            async with semaphore:
                return await function(*args, **kwargs)

        return wrapper

    return decorate
