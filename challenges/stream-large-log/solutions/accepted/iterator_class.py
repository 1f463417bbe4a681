class LineReader:
    """An iterator over stripped lines that closes its file at the end."""

    def __init__(self, path):
        self._file = open(path, "rt", encoding="utf-8")

    def __iter__(self):
        return self

    def __next__(self):
        line = self._file.readline()
        if not line:
            self._file.close()
            raise StopIteration
        return line.strip()


def read_large_file(path):
    return LineReader(path)
