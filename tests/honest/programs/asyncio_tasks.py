#: processes = 4
#: threads = 16
#: memory = "128MiB"
import asyncio
import signal
import socket
import threading
from concurrent.futures import ProcessPoolExecutor


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def talk_over_a_unix_socket():
    server = await asyncio.start_unix_server(serve, "echo.sock")
    async with server:
        reader, writer = await asyncio.open_unix_connection("echo.sock")
        writer.write(b"one\ntwo\n")
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()


async def talk_over_a_pair():
    left, right = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=left)
    other_reader, other_writer = await asyncio.open_connection(sock=right)
    other_writer.write(b"x" * 200_000)
    other_writer.write_eof()
    print(len(await reader.read()))
    writer.close()
    other_writer.close()
    del other_reader


async def main():
    queue = asyncio.Queue(maxsize=2)

    async def produce():
        for n in range(10):
            await queue.put(n)
        await queue.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        seen = []
        while (item := await queue.get()) is not None:
            seen.append(item)
    print(seen)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timed out")
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: threading.current_thread() is threading.main_thread()))
    with ProcessPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, pow, 2, 100))
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    signal.raise_signal(signal.SIGUSR1)
    await got.wait()
    print(await asyncio.gather(asyncio.sleep(0, "a"), asyncio.to_thread(str, 5)), type(loop).__name__)
    await talk_over_a_unix_socket()
    await talk_over_a_pair()


if __name__ == "__main__":
    asyncio.run(main())
