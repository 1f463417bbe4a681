#: processes = 6
#: threads = 16
#: memory = "128MiB"
#: wall_time = "60s"
import asyncio
import sys


async def child(code, text):
    process = await asyncio.create_subprocess_exec(sys.executable, "-I", "-c", code, stdin=asyncio.subprocess.PIPE,
                                                   stdout=asyncio.subprocess.PIPE)  # fmt: skip
    output, _ = await process.communicate(text)
    return process.returncode, output


async def main():
    print(await asyncio.gather(child("print(input()[::-1])", b"abc\n"), child("raise SystemExit(5)", b"")))
    shell = await asyncio.create_subprocess_shell("echo from the shell; exit 3", stdout=asyncio.subprocess.PIPE)
    print(await shell.stdout.read(), await shell.wait())
    sleeper = await asyncio.create_subprocess_exec("sleep", "600")
    sleeper.kill()
    print(await sleeper.wait())


asyncio.run(main())
