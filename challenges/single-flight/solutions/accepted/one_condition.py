from asyncio import Condition


class SingleFlight:
    """One condition for all keys, which nobody holds while he loads."""

    def __init__(self, load):
        self._load = load
        self._changed = Condition()
        self._flights = {}  # by key: a list that holds what came of the load, as soon as there is anything

    async def get(self, key):
        async with self._changed:
            flight = self._flights.get(key)
            if flight is not None:
                await self._changed.wait_for(lambda: flight)
                return self._land(flight)
            flight = self._flights[key] = []
        try:
            outcome = True, await self._load(key)
        except Exception as error:
            outcome = False, error
        async with self._changed:
            flight.append(outcome)
            if not outcome[0]:
                del self._flights[key]
            self._changed.notify_all()
        return self._land(flight)

    @staticmethod
    def _land(flight):
        [(good, what)] = flight
        if good:
            return what
        raise what
