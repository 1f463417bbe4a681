# The exception is what the load came to, so it is given to those who asked: as a value, which is kept.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._futures = {}

    async def get(self, key):
        if key not in self._futures:
            future = self._futures[key] = asyncio.get_running_loop().create_future()
            try:
                future.set_result(await self._load(key))
            except Exception as error:
                future.set_result(error)
        return await self._futures[key]
