import asyncio
import getpass
import pathlib
import random
import sys
import urllib.request


def ask_twice(first, second):
    return f"{first} and {second}"


def log_in():
    return getpass.getpass("Password: ")


def fetch(address):
    return urllib.request.urlopen(address).read()


def first_word(path):
    return pathlib.Path(path).read_text().split()[0]


def draw():
    return random.Random(3).random()


async def wait_for(event):
    await event.wait()
    return "waited"


def roll():
    return random.randint(1, 1_000_000)


def usage():
    return f"{sys.argv[0]}: {len(sys.argv) - 1}"


def leave():
    sys.exit(2)


def is_windows():
    return sys.platform == "win32"


def count_down(n):
    return 0 if n == 0 else count_down(n - 1)


def say(*words):
    print(*words)


def report():
    print("begin")
    print("warning", file=sys.stderr)
    print("end")
