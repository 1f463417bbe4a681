# The generator expression runs after the with statement has closed the file.
def read_large_file(path):
    with open(path, encoding="utf-8") as f:
        return (line.strip() for line in f)
