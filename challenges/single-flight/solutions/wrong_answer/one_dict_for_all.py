# The dict is the class's: all flights have the same values.
import asyncio


class SingleFlight:
    tasks = {}

    def __init__(self, load):
        self.load = load

    async def _run(self, key):
        try:
            return await self.load(key)
        except Exception:
            del self.tasks[key]
            raise

    async def get(self, key):
        if key not in self.tasks:
            self.tasks[key] = asyncio.create_task(self._run(key))
        return await self.tasks[key]
