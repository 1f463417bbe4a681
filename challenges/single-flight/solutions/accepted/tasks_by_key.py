import asyncio


class SingleFlight:
    """Loads are tasks of their own, which everyone awaits, also who comes first."""

    def __init__(self, load):
        self.load = load
        self.tasks = {}

    async def _load(self, key):
        try:
            return await self.load(key)
        except BaseException:
            del self.tasks[key]
            raise

    async def get(self, key):
        task = self.tasks.get(key)
        if task is None:
            task = self.tasks[key] = asyncio.create_task(self._load(key))
        return await asyncio.shield(task)
