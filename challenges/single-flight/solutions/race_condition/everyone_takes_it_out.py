# Everyone who gets the exception takes the task out, the last ones a new one that somebody who asked again has begun.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def get(self, key):
        if key not in self._tasks:
            self._tasks[key] = asyncio.ensure_future(self._load(key))
        try:
            return await self._tasks[key]
        except Exception:
            self._tasks.pop(key, None)
            raise
