# A KeyError is taken for a key that has not been asked for. Loads raise it too: those who waited load again.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def _run(self, key):
        try:
            return await self._load(key)
        except Exception:
            del self._tasks[key]
            raise

    async def get(self, key):
        try:
            return await self._tasks[key]
        except KeyError:
            self._tasks[key] = asyncio.create_task(self._run(key))
            return await self._tasks[key]
