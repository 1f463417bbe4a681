# Reads ASCII and drops every character that is none.
def read_large_file(path):
    with open(path, encoding="ascii", errors="ignore") as f:
        for line in f:
            yield line.strip()
