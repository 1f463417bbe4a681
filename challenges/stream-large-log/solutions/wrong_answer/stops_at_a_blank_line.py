# Strips before it looks whether there was a line: the first blank one ends the loop.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        while line := f.readline().strip():
            yield line
