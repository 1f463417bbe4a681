def read_large_file(path):
    """Generator that yields the lines of a file."""
    with open(path, encoding="utf-8") as f:
        lines = f.readlines()

    for line in lines:
        yield line.strip()
