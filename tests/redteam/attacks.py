"""The table of attacks: one file each under attacks/, with a header that says what it tries and what it must earn.

    # tries: one line, what it tries to do
    # entry: calls
    # verdict: wrong_answer
    # limits: processes = 8, memory = "64MiB"
    # rootless: runtime_error (memory is kept by an rlimit there)
    # after: no_file /tmp/redteam

`tries`, `entry` and `verdict` are needed. `entry` is one of ENTRIES; each wants n + 1 for a hidden n. `verdict` is what
it earns on every tier; several (`a | b (reason)`) only where it is truly undetermined. The name of a tier gives that
tier's own verdict, with the documented reason in parentheses. `limits` overrides LIMITS, as TOML. `after` names
further conditions (AFTERWARDS in test_attacks.py), separated by `;`. In a program, @CANARY@ stands for a folder of the
host with a file `secret` in it, and @CHALLENGE@ for the folder of the challenge that it is graded by.
"""
import base64
import fnmatch
import json
import re
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent / "attacks"
AREAS = ("forging", "reading", "harm")
TIERS = ("full", "rootless", "confined")
SHOWN = 1  # the n of the public case
LIMITS = {
    "cpu_time": "500ms",
    "wall_time": "5s",
    "memory": "64MiB",
    "output": "64KiB",
    "processes": 1,
    "threads": 8,
}
EARNED = {
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "memory_limit_exceeded",
    "output_limit_exceeded",
    "runtime_error",
    "compile_error",
    "security_violation",
    "race_condition",
    "deadlock",
}


class Malformed(Exception):
    """A header that does not follow the format."""


class Expected(NamedTuple):
    verdicts: frozenset[str]
    reason: str


class Attack(NamedTuple):
    area: str
    name: str
    tries: str
    entry: str
    limits: dict[str, object]
    verdict: Expected
    on_tier: dict[str, Expected]
    after: tuple[tuple[str, str], ...]
    source: bytes

    def expected_on(self, tier: str) -> Expected:
        return self.on_tier.get(tier, self.verdict)


class Entry(NamedTuple):
    """A kind of challenge: its [entry], one case of it, and honest code that answers it."""

    toml: str
    case: Callable[[int], dict]
    honest: str
    inputs: bool = False  # whether n comes in a file of the host


def name_of_input(n: int) -> str:
    return "shown" if n == SHOWN else "secret"


def values(n: int) -> dict:
    """A value of each plain type, as a case gives them."""
    return {
        "int": n,
        "bool": True,
        "none": None,
        "str": str(n),
        "float": float(n),
        "list": [n],
        "bytes": {"$bytes": base64.b64encode(str(n).encode()).decode()},
        "tuple": {"$tuple": [n]},
        "set": {"$set": [n]},
        "frozenset": {"$frozenset": [n]},
        "dict": {"$dict": [[n, n]]},
    }


ENTRIES = {
    # answer(n) returns n + 1.
    "calls": Entry(
        'kind = "calls"\nfunction = "answer"',
        lambda n: {"args": [n], "expect": n + 1},
        "def answer(n):\n    return n + 1 + left_behind()\n",
    ),
    # Answer(n).value() returns n + 1.
    "class": Entry(
        'kind = "calls"\nclass = "Answer"',
        lambda n: {"init": [n], "ops": [["value"]], "expect": [n + 1]},
        """
        class Answer:
            def __init__(self, n):
                self.n = n
            def value(self):
                return self.n + 1 + left_behind()
        """,
    ),
    # answer(n) returns n + 1 as each plain type there is.
    "values": Entry(
        'kind = "calls"\nfunction = "answer"',
        lambda n: {"args": [n], "expect": values(n + 1)},
        """
        def answer(n):
            n += 1 + left_behind()
            return {"int": n, "bool": True, "none": None, "str": str(n), "float": float(n), "list": [n],
                    "bytes": str(n).encode(), "tuple": (n,), "set": {n}, "frozenset": frozenset({n}), "dict": {n: n}}
        """,
    ),
    # answer(n) gives an iterable of n + 1, n + 2 and so on, of which three are taken.
    "items": Entry(
        'kind = "calls"\nfunction = "answer"',
        lambda n: {"args": [n], "take": 3, "expect": [n + 1, n + 2, n + 3]},
        """
        import itertools
        def answer(n):
            return itertools.count(n + 1 + left_behind())
        """,
    ),
    # answer(n) returns n + 1, called on four threads together.
    "threads": Entry(
        'kind = "calls"\nfunction = "answer"',
        lambda n: {"steps": [{"call": "answer", "args": [n], "threads": 4, "expect": [n + 1] * 4}]},
        "def answer(n):\n    return n + 1 + left_behind()\n",
    ),
    # answer(n) returns an object, always the same one for the same n.
    "identity": Entry(
        'kind = "calls"\nfunction = "answer"',
        lambda n: {
            "steps": [
                {"call": "answer", "args": [n], "as": "a"},
                {"call": "answer", "args": [n], "as": "b"},
                {"same": ["a", "b"], "expect": True},
            ]
        },
        """
        import functools
        class Same:
            pass
        @functools.cache
        def answer(n):
            left_behind()
            return Same()
        """,
    ),
    # A program that reads n and prints n + 1.
    "script": Entry(
        'kind = "script"',
        lambda n: {"stdin": f"{n}\n", "stdout": f"{n + 1}\n"},
        "print(int(input()) + 1 + left_behind())\n",
    ),
    # A program that reads n and writes n + 1 to the file result.txt.
    "files": Entry(
        'kind = "script"',
        lambda n: {"stdin": f"{n}\n", "stdout": "", "output_files": {"result.txt": f"{n + 1}\n"}},
        "n = int(input()) + left_behind()\nwith open('result.txt', 'w') as file:\n    print(n + 1, file=file)\n",
    ),
    # The same as script, but n comes in a file of the host: as standard input, and as /work/input.txt.
    "input": Entry(
        'kind = "script"',
        lambda n: {
            "stdin": {"$input": name_of_input(n)},
            "files": {"input.txt": {"$input": name_of_input(n)}},
            "stdout": f"{n + 1}\n",
        },
        """
        import os
        with open("input.txt") as file:
            n = int(file.read())
        assert n == int(input())
        for file in (0, "input.txt"):
            assert os.stat(file).st_mode & 0o400
        print(n + 1 + left_behind())
        """,
        inputs=True,
    ),
}

# An honest solution looks, as it is loaded, for what another submission left; having found something, it fails.
LEFT_BEHIND = '''
def look_around():
    import builtins, os, random, sys
    def names(folder):
        try:
            return os.listdir(folder)
        except PermissionError:
            return []  # without namespaces
    found = [f"{folder}/{name}" for folder in ("/tmp", "/dev/shm", ".") for name in names(folder)
             if name not in ("input.txt", "solution.py")]
    if os.getcwd() == "/work":
        with open("/proc/self/net/unix") as file:
            found += file.read().splitlines()[1:]
    found += [name for name in (*sys.modules, *vars(builtins), *os.environ) if "redteam" in name]
    found += [name for name in names("/proc") if name.isdecimal() and int(name) not in (1, os.getpid())]
    if random.random() != random.Random(0).random():
        found.append("the state of random")
    return found

FOUND = look_around()

def left_behind():
    if FOUND:
        raise ValueError(FOUND)
    return 0
'''


def witness(entry: str) -> str:
    return LEFT_BEHIND + textwrap.dedent(ENTRIES[entry].honest)


def toml_of(entry: str, limits: dict[str, object]) -> str:
    lines = ['title = "Attack"', 'domain = "Tests"', 'topics = ["tests"]', 'difficulty = "easy"']
    lines += ["[entry]", ENTRIES[entry].toml, "[limits]"]
    lines += [f"{key} = {json.dumps(value)}" for key, value in {**LIMITS, **limits}.items()]
    for name in ("shown", "secret") if ENTRIES[entry].inputs else ():
        lines += ["[[input]]", f'name = "{name}"', 'generator = "generator.py"', 'size = "1KiB"']
    for name, visibility in (("shown", "public"), ("secret", "hidden")):
        lines += ["[[group]]", f'name = "{name}"', f'visibility = "{visibility}"', "points = 1"]
    return "\n".join(lines) + "\n"


def parse_expected(text: str, needs_reason: bool) -> Expected:
    found = re.fullmatch(r"(\w+(?: \| \w+)*)(?: \((.+)\))?", text)
    if not found:
        raise Malformed(f"not a verdict: {text!r}")
    verdicts = frozenset(found[1].split(" | "))
    if unknown := verdicts - EARNED:
        raise Malformed(f"not a verdict that can be earned: {sorted(unknown)}")
    if (needs_reason or len(verdicts) > 1) and not found[2]:
        raise Malformed(f"{text!r} needs a reason in parentheses")
    return Expected(verdicts, found[2] or "")


def header_of(source: bytes) -> dict[str, str]:
    header: dict[str, str] = {}
    for line in source.split(b"\n"):
        if not line.startswith(b"#"):
            break
        found = re.fullmatch(r"# ([a-z]+): (.+)", line.decode())
        if not found:
            raise Malformed(f"not a line of a header: {line!r}")
        if found[1] in header:
            raise Malformed(f"{found[1]!r} is there twice")
        header[found[1]] = found[2].strip()
    return header


def parse_attack(path: Path) -> Attack:
    source = path.read_bytes()
    header = header_of(source)
    if missing := {"tries", "entry", "verdict"} - header.keys():
        raise Malformed(f"the header lacks {sorted(missing)}")
    if unknown := header.keys() - {"tries", "entry", "verdict", "limits", "after", *TIERS}:
        raise Malformed(f"not a key of the header: {sorted(unknown)}")
    if header["entry"] not in ENTRIES:
        raise Malformed(f"not an entry: {header['entry']!r}")
    try:
        limits = tomllib.loads(f"limits = {{{header.get('limits', '')}}}")["limits"]
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"limits: {error}") from error
    after = [condition.strip().partition(" ") for condition in header.get("after", "").split(";") if condition.strip()]
    return Attack(
        path.parent.name,
        path.stem,
        header["tries"],
        header["entry"],
        limits,
        parse_expected(header["verdict"], needs_reason=False),
        {tier: parse_expected(header[tier], needs_reason=True) for tier in TIERS if tier in header},
        tuple((name, argument) for name, _, argument in after),
        source,
    )


def read_attacks(pattern: str = "*", folder: Path = FOLDER) -> list[Attack]:
    """Those whose `area/name` matches, in order; raises Malformed, with every fault that there is."""
    attacks, faults = [], []
    for area in AREAS:
        for path in sorted((folder / area).glob("*.py")):
            if not fnmatch.fnmatch(f"{area}/{path.stem}", pattern):
                continue
            try:
                attacks.append(parse_attack(path))
            except (Malformed, UnicodeDecodeError) as error:
                faults.append(f"{area}/{path.name}: {error}")
    if stray := [path for path in folder.rglob("*") if path.is_file() and path.parent.name not in AREAS]:
        faults.append(f"not in one of {AREAS}: {stray}")
    if faults:
        raise Malformed("\n" + "\n".join(faults))
    return attacks
