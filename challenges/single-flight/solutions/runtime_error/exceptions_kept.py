# A task that has failed stays where it is, and raises its exception ever after.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def get(self, key):
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._load(key))
        return await self._tasks[key]
