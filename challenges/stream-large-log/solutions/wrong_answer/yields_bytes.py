# Opens the file in binary mode and never decodes.
def read_large_file(path):
    with open(path, "rb") as f:
        for line in f:
            yield line.strip()
