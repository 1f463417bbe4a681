CHUNK = 128 * 1024


def read_large_file(path):
    """Reads blocks of bytes and cuts them at newlines; `tail` is the line a block ends in."""
    with open(path, "rb") as file:
        tail = []
        while chunk := file.read(CHUNK):
            first, *rest = chunk.split(b"\n")
            tail.append(first)
            if not rest:
                continue
            yield b"".join(tail).decode("utf-8").strip()
            tail = [rest.pop()]
            for line in rest:
                yield line.decode("utf-8").strip()
        last = b"".join(tail)
        if last:
            yield last.decode("utf-8").strip()
