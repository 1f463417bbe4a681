def read_large_file(path):
    """Yields the stripped lines of a text file, one at a time."""
    with open(path, "r", encoding="utf-8") as file:
        for line in file:
            yield line.strip()
