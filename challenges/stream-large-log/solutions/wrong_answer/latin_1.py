# Latin-1 decodes anything, to the wrong characters.
def read_large_file(path):
    with open(path, encoding="latin-1") as f:
        for line in f:
            yield line.strip()
