import csv


class Upper:
    def __init__(self, target):
        self.target = target

    def write(self, text):
        return self.target.write(text.upper())


class Splitter:
    def __init__(self):
        self.lines, self.rest, self.closed = [], "", False

    def write(self, text):
        if self.closed:
            raise ValueError("the splitter is closed")
        *done, self.rest = (self.rest + text).split("\n")
        self.lines += done
        return len(text)

    def close(self):
        if self.rest:
            self.lines.append(self.rest)
        self.rest, self.closed = "", True


def copy_stream(source, target, size):
    total = 0
    while chunk := source.read(size):
        total += target.write(chunk)
    return total


def write_csv(stream, rows):
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)


def load_lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def read_words(stream):
    while line := stream.readline():
        yield from line.split()
