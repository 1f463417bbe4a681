# Reads the file character by character: right, lazy, and far too slow.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        line = ""
        while True:
            char = f.read(1)
            if not char:
                break
            line += char
            if char == "\n":
                yield line.strip()
                line = ""
        if line:
            yield line.strip()
