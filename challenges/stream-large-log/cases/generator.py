"""Writes one of this challenge's large inputs to standard output: `generator.py NAME`.

The same bytes come out every time. Lines are drawn from a pool, so that 260 MiB take seconds;
every block opens with a line of its own, so that no two blocks are alike.
"""
import random
import sys

MIB = 1 << 20
METHODS = ["GET", "GET", "GET", "POST", "HEAD", "PUT"]
PATHS = ["/", "/index.html", "/api/v1/orders", "/bücher/übersicht", "/static/app.js", "/検索", "/images/logo.png"]
AGENTS = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "curl/8.6.0",
    "Überwachung/2.1 (+https://example.org/prüfung) 🛰",
]
MARGINS = ["", "", "", "", " ", "\t", "    ", " \t ", "\u3000", "\x0c"]
ENDS = ["\n", "\n", "\n", "\n", " \n", "\t\n", "\r\n", "   \r\n"]


def access_line(rng):
    host = ".".join(str(rng.randrange(1, 255)) for _ in range(4))
    time = f"{rng.randrange(1, 29):02}/Mar/2024:{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02} +0000"
    request = f"{rng.choice(METHODS)} {rng.choice(PATHS)}?id={rng.randrange(10**6)} HTTP/1.1"
    referer = rng.choice(["-", "https://example.org/start", "https://example.org/a/long/way/round?" + "q" * rng.randrange(60)])
    return f'{host} - - [{time}] "{request}" {rng.choice([200, 200, 200, 304, 404, 500])} {rng.randrange(60000)} "{referer}" "{rng.choice(AGENTS)}"'


def line(rng):
    if rng.random() < 0.03:
        return rng.choice(["", " ", "\t"]) + rng.choice(ENDS)
    return rng.choice(MARGINS) + access_line(rng) + rng.choice(ENDS)


def big_log(write, size):
    rng = random.Random(20240310)
    pool = [line(rng).encode() for _ in range(8192)]
    block = written = 0
    while written < size:
        block += 1
        data = b"# block %d\n" % block + b"".join(rng.choices(pool, k=2048))
        write(data)
        written += len(data)


def many_hosts(write, size):
    """One line in 16 is of a host that was not there before; the others come from a small pool."""
    rng = random.Random(20240311)
    pool = [b"".join((access_line(rng) + "-" * rng.randrange(800) + "\n").encode("ascii", "ignore") for _ in range(15)) for _ in range(64)]
    host = written = 0
    while written < size:
        data = b""
        for known in rng.choices(pool, k=64):
            host += 1
            data += b"host-%d.example.org - - [17/Mar/2024:07:41:20 +0000] \"GET /first/visit HTTP/1.1\" 200 512\n" % host + known
        write(data)
        written += len(data)


def long_line(write, size):
    """Three lines: the one in the middle is long, and its words are one blank apart."""
    write(b"  first  \n")
    word = "wört ".encode()
    write(word * (size // len(word)))
    write(b"\n\tlast")


def main():
    write = sys.stdout.buffer.write
    {
        "big.log": lambda: big_log(write, 260 * MIB),
        "many-hosts.log": lambda: many_hosts(write, 1024 * MIB),
        "long-line.log": lambda: long_line(write, MIB),
    }[sys.argv[1]]()


main()
