# One task for each key; a callback takes those out that failed, before anyone who waits goes on.
import asyncio


class SingleFlight:
    def __init__(self, load):
        self._load = load
        self._tasks = {}

    async def get(self, key):
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.ensure_future(self._load(key))
            task.add_done_callback(lambda done: done.exception() and self._tasks.pop(key))
        return await task
