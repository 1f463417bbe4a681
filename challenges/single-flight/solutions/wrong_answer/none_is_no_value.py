# get() gives None where there is nothing, and where there is None.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._loading = {}

    async def _run(self, key):
        try:
            self._values[key] = await self._load(key)
            return self._values[key]
        finally:
            del self._loading[key]

    async def get(self, key):
        value = self._values.get(key)
        if value is not None:
            return value
        if key not in self._loading:
            self._loading[key] = asyncio.create_task(self._run(key))
        return await self._loading[key]
