# notify() wakes one of those who wait, who may be many.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._changed = asyncio.Condition()
        self._flights = {}

    async def get(self, key):
        if key in self._flights:
            flight = self._flights[key]
            async with self._changed:
                await self._changed.wait_for(lambda: "done" in flight)
        else:
            flight = self._flights[key] = {}
            try:
                flight["value"] = await self._load(key)
            except Exception as error:
                flight["error"] = error
                del self._flights[key]
            flight["done"] = True
            async with self._changed:
                self._changed.notify()
        if "error" in flight:
            raise flight["error"]
        return flight["value"]
