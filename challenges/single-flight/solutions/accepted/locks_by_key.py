import asyncio


class Flight:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.outcome = None  # (value, error)


class SingleFlight:
    """A lock for each load. Who gets it and finds an outcome is a passenger, also when it is an error."""

    def __init__(self, load):
        self._load = load
        self._flights = {}

    async def get(self, key):
        flight = self._flights.setdefault(key, Flight())
        async with flight.lock:
            if flight.outcome is None:
                try:
                    flight.outcome = await self._load(key), None
                except Exception as error:
                    del self._flights[key]
                    flight.outcome = None, error
        value, error = flight.outcome
        if error is not None:
            raise error
        return value
