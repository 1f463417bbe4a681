# The events are one for each key, the value that they tell of lies in one place.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._loading = {}
        self._outcome = None

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        if key in self._loading:
            await self._loading[key].wait()
        else:
            await self._load_now(key)
        value, error = self._outcome
        if error is not None:
            raise error
        return value

    async def _load_now(self, key):
        loaded = self._loading[key] = asyncio.Event()
        try:
            self._values[key] = await self._load(key)
            self._outcome = self._values[key], None
        except Exception as error:
            self._outcome = None, error
        del self._loading[key]
        loaded.set()
