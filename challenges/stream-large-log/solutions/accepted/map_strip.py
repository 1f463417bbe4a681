from pathlib import Path
from typing import Iterator


def read_large_file(path: str) -> Iterator[str]:
    with Path(path).open(encoding="utf-8", buffering=64 * 1024) as lines:
        yield from map(str.strip, lines)
