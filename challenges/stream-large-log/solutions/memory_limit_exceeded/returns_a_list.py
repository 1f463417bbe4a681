# Returns a list: the lines are read one by one, and all of them are kept.
def read_large_file(path):
    lines = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            lines.append(line.strip())
    return lines
