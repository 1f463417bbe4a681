# Runs the loop to load a value; but it runs already.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._values = {}

    async def get(self, key):
        if key not in self._values:
            self._values[key] = asyncio.get_event_loop().run_until_complete(self._load(key))
        return self._values[key]
