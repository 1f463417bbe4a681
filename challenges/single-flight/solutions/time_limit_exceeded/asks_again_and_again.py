# Who waits looks again at once, as often as it takes.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._loading = {}

    async def get(self, key):
        if key not in self._loading:
            self._loading[key] = {}
            flight = self._loading[key]
            try:
                flight["value"] = await self._load(key)
            except Exception as error:
                del self._loading[key]
                flight["error"] = error
        else:
            flight = self._loading[key]
            while not flight:
                await asyncio.sleep(0)
        if "error" in flight:
            raise flight["error"]
        return flight["value"]
