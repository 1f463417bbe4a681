"""The loads of the tests, and what they ask for."""
import asyncio
from collections import Counter


class Shelf:
    """Loads what lies on it, which takes a second. The first `failures` loads of each key fail. No load ends before so
    many askers have asked."""

    def __init__(self, values, failures=0, askers=0):
        self._values = values
        self._failures = failures
        self._missing = askers
        self._all_have_asked = asyncio.Event()
        self._begun = Counter()
        self._running = Counter()
        self._most = 0

    async def load(self, key):
        self._begun[key] += 1
        number = self._begun[key]
        self._running[key] += 1
        self._most = max(self._most, self._running[key])
        if self._missing > 0:
            await self._all_have_asked.wait()
        await asyncio.sleep(1)
        self._running[key] -= 1
        if number <= self._failures:
            raise ValueError(f"load {number} of {key}")
        return self._values[key]

    def is_asked(self):
        self._missing -= 1
        if self._missing == 0:
            self._all_have_asked.set()

    def loads(self, key):
        return self._begun[key]

    def most_at_once(self):
        """Loads of the same key."""
        return self._most


class Meeting:
    """Loads that wait until so many of them have begun."""

    def __init__(self, loads):
        self._missing = loads
        self._all_here = asyncio.Event()

    async def load(self, key):
        self._missing -= 1
        if self._missing == 0:
            self._all_here.set()
        await self._all_here.wait()
        return key


class Sums:
    """The load of a number adds to it what the flight has for the number before. The first `failures` loads of 0 fail."""

    def __init__(self, failures=0):
        self.flight = None
        self._shelf = Shelf({0: 0}, failures)

    async def load(self, number):
        if number == 0:
            return await self._shelf.load(0)
        return number + await self.flight.get(number - 1)


class Fibonacci:
    """The load of a number asks the flight for the two numbers before, at the same time."""

    def __init__(self):
        self.flight = None
        self._begun = 0

    async def load(self, number):
        self._begun += 1
        if number < 2:
            return number
        return sum(await asyncio.gather(self.flight.get(number - 1), self.flight.get(number - 2)))

    def loads(self):
        return self._begun


class Page:
    """A value that is like no other."""


async def page(key):
    await asyncio.sleep(1)
    return Page()


async def echo(key):
    """A load that does not wait."""
    return key


async def refuse(key):
    raise ValueError(key)


async def outcome(flight, key, shelf=None):
    """The value, or the exception as its name and arguments. One of the askers of that shelf."""
    if shelf is not None:
        shelf.is_asked()
    try:
        return await flight.get(key)
    except Exception as error:
        return [type(error).__name__, *error.args]


async def later(flight, key):
    """The same, when a load that has begun now may be over."""
    await asyncio.sleep(1)
    return await outcome(flight, key)


async def insist(flight, key, shelf):
    """Asks again at once when a load has failed, three times at most: what came of each. One of the shelf's askers."""
    shelf.is_asked()
    outcomes = []
    for _ in range(3):
        try:
            return [*outcomes, await flight.get(key)]
        except ValueError as error:
            outcomes.append(str(error))
    return outcomes
