import asyncio


class Loading:
    def __init__(self):
        self.done = asyncio.Event()
        self.value = None
        self.error = None


class SingleFlight:
    """An event for each load that is under way, and a dict for the values."""

    def __init__(self, load):
        self._load = load
        self._values = {}
        self._loading = {}

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        loading = self._loading.get(key)
        if loading is None:
            loading = self._loading[key] = Loading()
            await self._fly(key, loading)
        else:
            await loading.done.wait()
        if loading.error is not None:
            raise loading.error
        return loading.value

    async def _fly(self, key, loading):
        try:
            loading.value = self._values[key] = await self._load(key)
        except Exception as error:
            loading.error = error
        finally:
            del self._loading[key]
            loading.done.set()
