def read_large_file(file_path):
    with open(file_path) as f:
        while line := f.readline():
            yield line.strip()
