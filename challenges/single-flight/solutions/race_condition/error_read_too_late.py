# The error lies there until the next load begins. Who is woken after that finds neither error nor value.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._errors = {}
        self._loading = {}

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        if key in self._loading:
            await self._loading[key].wait()
        else:
            await self._load_now(key)
        if key in self._errors:
            raise self._errors[key]
        return self._values[key]

    async def _load_now(self, key):
        self._errors.pop(key, None)
        loaded = self._loading[key] = asyncio.Event()
        try:
            self._values[key] = await self._load(key)
        except Exception as error:
            self._errors[key] = error
        del self._loading[key]
        loaded.set()
