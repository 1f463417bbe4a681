# When the load is over its task is taken out, and the value with it.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def _run(self, key):
        try:
            return await self._load(key)
        finally:
            del self._tasks[key]

    async def get(self, key):
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._run(key))
        return await self._tasks[key]
