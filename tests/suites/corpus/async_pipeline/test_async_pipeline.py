import asyncio
import contextvars
import inspect

import pytest

from solution import Bucket, Pipeline, Stopped, poll, throttle

user = contextvars.ContextVar("user", default="nobody")


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 10))


async def numbers(count):
    for n in range(count):
        await asyncio.sleep(0)
        yield n


def test_mixes_plain_and_async_steps():
    async def double(n):
        await asyncio.sleep(0)
        return n * 2

    pipeline = Pipeline(double, lambda n: n + 1, str)
    assert run(pipeline.run(numbers(3))) == ["1", "3", "5"]


def test_step_error_names_the_step():
    def refuse(n):
        raise ValueError(n)

    with pytest.raises(Stopped, match="refuse failed for 0") as caught:
        run(Pipeline(refuse).run(numbers(2)))
    assert isinstance(caught.value.__cause__, ValueError)


def test_poll_until_ready():
    answers = [None, None, "ready"]

    async def ask():
        return answers.pop(0)

    assert run(poll(ask, times=5)) == "ready"
    assert answers == []


@pytest.mark.parametrize("times", [1, 3])
def test_poll_gives_up(times):
    calls = []

    async def ask():
        calls.append(1)

    with pytest.raises(asyncio.TimeoutError):
        run(poll(ask, times=times))
    assert len(calls) == times


def test_bucket_lets_two_in():
    async def main():
        bucket, inside, peak = Bucket(2), 0, 0

        async def visit(name):
            nonlocal inside, peak
            async with bucket as number:
                inside += 1
                peak = max(peak, inside)
                await asyncio.sleep(0)
                inside -= 1
                return name, number

        visits = await asyncio.gather(*map(visit, "abcd"))
        return peak, visits

    assert run(main()) == (2, [("a", 1), ("b", 2), ("c", 3), ("d", 4)])


def test_throttle_decorates_coroutines():
    @throttle(1)
    async def fetch(key):
        """Fetch it."""
        return f"{user.get()}:{key}"

    async def main():
        user.set("eve")
        return await asyncio.gather(fetch("a"), fetch(key="b"))

    assert inspect.iscoroutinefunction(fetch)
    assert fetch.__doc__ == "Fetch it."
    assert run(main()) == ["eve:a", "eve:b"]


def test_cancelling_cleans_up():
    async def main():
        bucket = Bucket(1)
        async with bucket:
            waiting = asyncio.create_task(bucket.__aenter__())
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        async with bucket as number:
            return number

    assert run(main()) == 2
