"""Writes large.log to standard output: 20 MiB, the same bytes every time.

Long queries make it large, not many lines: what counts is memory, not the speed of the parsing.
"""
import random
import sys

SIZE = 20 << 20
PATHS = [f"/{part}/{number}" for part in ("shop", "blog", "api/v1/orders", "images") for number in range(40)]
AGENTS = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    'curl/8.6.0 (\\"quoted\\")',
    "Googlebot/2.1 (+http://www.google.com/bot.html)",
]
BAD_LINES = ["-", "*** log rotated ***", '198.51.100.7 - - [10/Mar/2024:13:55:36 +0000] "-" 400 0 "-" "-"']


def request(rng, second):
    host = f"198.51.{rng.randrange(8)}.{rng.randrange(250)}"
    time = f"{10 + second // 86400:02}/Mar/2024:{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02} +0100"
    path = PATHS[min(rng.randrange(len(PATHS)), rng.randrange(len(PATHS)))]
    query = "&".join(f"utm_{n}={rng.getrandbits(128):032x}" for n in range(20))
    status = rng.choices([200, 301, 304, 404, 500], [80, 4, 8, 6, 2])[0]
    size = rng.choice(["-", rng.randrange(100000)])
    agent = rng.choice(AGENTS)
    return f'{host} - - [{time}] "GET {path}?{query} HTTP/1.1" {status} {size} "https://example.org/start" "{agent}"'


def main():
    rng = random.Random(7)
    written = second = 0
    while written < SIZE:
        line = rng.choice(BAD_LINES) if rng.random() < 0.01 else request(rng, second)
        second += 5 * (rng.random() < 0.8)
        written += len(line) + 1
        sys.stdout.write(line + "\n")


main()
