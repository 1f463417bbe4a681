# A generator, but readlines() makes a list of all lines first.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        for line in f.readlines():
            yield line.strip()
