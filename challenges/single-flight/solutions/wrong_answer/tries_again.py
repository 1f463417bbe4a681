# A load that has failed is begun again, until it works or has failed three times.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def _run(self, key):
        for _ in range(2):
            try:
                return await self._load(key)
            except Exception:
                await asyncio.sleep(0.1)
        try:
            return await self._load(key)
        except Exception:
            del self._tasks[key]
            raise

    async def get(self, key):
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._run(key))
        return await self._tasks[key]
