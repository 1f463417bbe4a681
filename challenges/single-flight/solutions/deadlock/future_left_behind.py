# If the load fails, its future stays where it is, without an outcome: whoever asks after that waits for it.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._futures = {}

    async def get(self, key):
        if key not in self._futures:
            self._futures[key] = asyncio.get_running_loop().create_future()
            self._futures[key].set_result(await self._load(key))
        return await self._futures[key]
