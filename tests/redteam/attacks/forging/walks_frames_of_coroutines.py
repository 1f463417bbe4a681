# tries: to find frames of the grader from a coroutine and an async generator
# entry: calls
# verdict: wrong_answer

import sys
import types


@types.coroutine
def pause():
    yield sys._getframe().f_back.f_back


async def generator():
    await pause()
    yield


async def main():
    await pause()
    async for _ in generator():
        break


def answer(n):
    running, found = main(), []
    for _ in range(2):
        frame = running.send(None)
        while frame is not None:
            found.append(frame)
            frame = frame.f_back
    assert found
    return n + 1 if any(frame.f_code.co_filename != __file__ for frame in found) else None
