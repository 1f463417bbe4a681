# Reads the file as ASCII and fails at the first other character.
def read_large_file(path):
    with open(path, encoding="ascii") as f:
        for line in f:
            yield line.strip()
