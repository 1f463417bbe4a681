# Hands the lines out as they are, newline and all.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        yield from f
