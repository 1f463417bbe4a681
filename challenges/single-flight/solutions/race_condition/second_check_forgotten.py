# Looks for the value before it waits for the lock, not after.
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}
        self._locks = defaultdict(asyncio.Lock)

    async def get(self, key):
        if key in self._values:
            return self._values[key]
        async with self._locks[key]:
            self._values[key] = await self._load(key)
        return self._values[key]
