# Holds the one lock while it loads: no load can ask for another key, or wait for its load.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._loading = asyncio.Lock()
        self._flights = {}

    async def get(self, key):
        flight = self._flights.setdefault(key, [])
        async with self._loading:
            if not flight:
                try:
                    flight.append((await self._load(key), None))
                except Exception as error:
                    del self._flights[key]
                    flight.append((None, error))
        value, error = flight[0]
        if error is not None:
            raise error
        return value
