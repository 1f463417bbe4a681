# One task loads what is in the queue, one key after the other. A load that waits for another one stops it.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._wanted = asyncio.Queue()
        self._futures = {}
        self._loader = None

    async def _work(self):
        while True:
            key, future = await self._wanted.get()
            try:
                future.set_result(await self._load(key))
            except Exception as error:
                del self._futures[key]
                future.set_exception(error)

    async def get(self, key):
        if self._loader is None:
            self._loader = asyncio.create_task(self._work())
        if key not in self._futures:
            self._futures[key] = asyncio.get_running_loop().create_future()
            self._wanted.put_nowait((key, self._futures[key]))
        return await self._futures[key]
