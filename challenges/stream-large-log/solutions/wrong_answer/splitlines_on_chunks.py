# str.splitlines() also splits at form feeds and a dozen other characters.
def read_large_file(path):
    rest = ""
    with open(path, encoding="utf-8") as f:
        while chunk := f.read(65536):
            lines = (rest + chunk).splitlines(keepends=True)
            rest = "" if lines[-1].endswith("\n") else lines.pop()
            for line in lines:
                yield line.strip()
    if rest:
        yield rest.strip()
