import asyncio


class SingleFlight:
    """A future for each key: who comes first loads, and tells it to the others by the future."""

    def __init__(self, load):
        self._load = load
        self._futures = {}

    async def get(self, key):
        if key in self._futures:
            return await self._futures[key]
        future = self._futures[key] = asyncio.get_running_loop().create_future()
        try:
            value = await self._load(key)
        except Exception as error:
            del self._futures[key]
            future.set_exception(error)
            future.exception()  # has been looked at, if nobody else waits
            raise
        future.set_result(value)
        return value
