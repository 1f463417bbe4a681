# Streams, but keeps what it has handed out "for later".
class LogReader:
    def __init__(self, path):
        self.path = path
        self.history = []

    def __iter__(self):
        with open(self.path, encoding="utf-8") as f:
            for line in f:
                line = line.strip()
                self.history.append(line)
                yield line


def read_large_file(path):
    return iter(LogReader(path))
