# When a load is over its task is taken out at once, but the value is kept later, by who waits for it: a gap for others.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._loading = {}

    async def _run(self, key):
        try:
            return await self._load(key)
        finally:
            del self._loading[key]

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        if key not in self._loading:
            self._loading[key] = asyncio.create_task(self._run(key))
        value = await self._loading[key]
        self._values[key] = value
        return value
