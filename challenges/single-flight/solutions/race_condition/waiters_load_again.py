# A lock for each key. When the load fails, those who wait for the lock find no value and load, one after the other.
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._locks = defaultdict(asyncio.Lock)

    async def get(self, key):
        async with self._locks[key]:
            if key not in self._values:
                self._values[key] = await self._load(key)
        return self._values[key]
