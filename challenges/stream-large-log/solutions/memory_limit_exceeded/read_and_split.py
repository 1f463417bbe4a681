# Reads the whole file into one string before the first line is handed out.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if text.endswith("\n"):
        text = text[:-1]
    elif not text:
        return
    for line in text.split("\n"):
        yield line.strip()
