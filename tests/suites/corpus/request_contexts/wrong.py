import asyncio
import contextvars
from contextlib import contextmanager

request_id = contextvars.ContextVar("request_id", default="-")


def set_id(value):
    return request_id.set(value)


def reset(token):
    request_id.reset(token)


def get_id():
    return request_id.get()


@contextmanager
def scope(value):
    token = request_id.set(value)
    try:
        yield value
    finally:
        request_id.set("-")


async def handle(value, delay=0):
    request_id.set(value)
    await asyncio.sleep(delay)
    return request_id.get()


async def child():
    return request_id.get()


async def spawn(value):
    request_id.set(value)
    request_id.set("later")
    task = asyncio.create_task(child())
    return await task


async def offload(value):
    request_id.set(value)
    return await asyncio.to_thread(get_id)


def call_in_copy(function):
    return function()


class Current:
    holder = contextvars.ContextVar("holder")

    def __enter__(self):
        self.token = self.holder.set(self)
        return self

    def __exit__(self, *error):
        self.holder.reset(self.token)
