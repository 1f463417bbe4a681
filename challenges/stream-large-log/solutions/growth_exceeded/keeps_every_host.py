# Streams, and notes by the way which hosts there are: the set of them grows with the log.
hosts = set()


def read_large_file(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            line = line.strip()
            hosts.add(line.partition(" ")[0])
            yield line
