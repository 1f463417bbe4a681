from typing import Iterator


def read_large_file(path: str) -> Iterator[str]:
    with open(path, encoding="utf-8") as f:
        while True:
            line = f.readline().strip()
            if not line:  # end of file
                break
            yield line
