# The key of 1 is "1", which is somebody else's.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def _run(self, key):
        try:
            return await self._load(key)
        except Exception:
            del self._tasks[f"{key}"]
            raise

    async def get(self, key):
        name = f"{key}"
        if name not in self._tasks:
            self._tasks[name] = asyncio.create_task(self._run(key))
        return await self._tasks[name]
