import asyncio


async def run_all(factories, collect_errors=False):
    return await asyncio.gather(*(make() for make in factories), return_exceptions=collect_errors)


class JobQueue:
    def __init__(self, limit):
        self.limit, self.jobs, self.done = limit, [], 0

    def add(self, job):
        self.jobs.append(job)

    async def worker(self):
        while self.jobs:
            await self.jobs.pop(0)()
            self.done += 1

    async def join(self):
        await asyncio.gather(*(self.worker() for _ in range(self.limit)))


class Gate:
    def __init__(self, event):
        self.event, self.visitors = event, []

    async def enter(self, name):
        await self.event.wait()
        self.visitors.append(name)
        return f"welcome {name}"


async def with_timeout(awaitable, seconds, default=None):
    try:
        return await asyncio.wait_for(awaitable, seconds)
    except asyncio.TimeoutError:
        return default


async def first_result(*coroutines):
    tasks = [asyncio.ensure_future(c) for c in coroutines]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    return done.pop().result()
