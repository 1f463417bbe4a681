mode = None


def boot(name):
    global mode
    mode = name


def shutdown():
    boot(None)


class Node:
    def __init__(self, name):
        self.name, self.data, self.is_open = name, {}, False

    def open(self):
        self.is_open = True

    def close(self):
        self.is_open = False

    def check(self):
        if self.data:
            raise RuntimeError(f"{self.name} is not empty")


class Cluster:
    remote = False

    def __init__(self, size, replicas):
        self.nodes = [Node(f"n{number}") for number in range(size)]
        self.replicas, self.running = replicas, True

    @classmethod
    def start(cls, size, replicas=1):
        return cls(size, replicas)

    def stop(self):
        self.running = False

    def __iter__(self):
        return iter(self.nodes)

    def __getitem__(self, key):
        return self.nodes[key] if isinstance(key, int) else self.nodes[0].data[key]

    def __setitem__(self, key, value):
        for node in self.nodes[:self.replicas]:
            node.data[key] = value

    def __delitem__(self, key):
        for node in self.nodes[:self.replicas]:
            del node.data[key]
