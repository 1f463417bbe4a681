import asyncio
import typing


class Fetcher:
    def __init__(self, fetch, limit=2):
        self.fetch, self.limit = fetch, limit

    async def _one(self, gate, url):
        async with gate:
            try:
                async with asyncio.timeout(1):
                    return await self.fetch(url)
            except LookupError as error:
                return None

    async def _all(self, urls):
        gate = asyncio.Semaphore(self.limit + 1)
        return await asyncio.gather(*(self._one(gate, url) for url in urls))

    def run(self, urls):
        """All of them, from ordinary code."""
        return asyncio.run(self._all(urls))


def run_all(*functions):
    async def main():
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(function()) for function in functions]
        return [task.result() for task in reversed(tasks)]

    return asyncio.run(main())


class Sized(typing.Generic[typing.TypeVar("T")]):
    size: int


@typing.runtime_checkable
class Closeable(typing.Protocol):
    def close(self): ...


def double(value: int) -> int: ...
@typing.overload
def double(value: str) -> str: ...
def double(value):
    return value * 2
