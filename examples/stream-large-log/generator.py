def read_large_file(path):
    # A file object is its own lazy iterator: one line in memory at a time.
    with open(path) as log:
        for line in log:
            yield line.strip()
