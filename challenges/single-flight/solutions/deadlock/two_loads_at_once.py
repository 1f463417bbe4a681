# A semaphore lets two loads run at once. What if they wait for a third one?
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._places = asyncio.Semaphore(2)
        self._tasks = {}

    async def _run(self, key):
        async with self._places:
            try:
                return await self._load(key)
            except Exception:
                del self._tasks[key]
                raise

    async def get(self, key):
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._run(key))
        return await self._tasks[key]
