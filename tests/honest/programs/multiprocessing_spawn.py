# Children that begin with a new interpreter, which has to find this file again.
#: processes = 8
#: threads = 16
#: memory = "256MiB"
#: cpu_time = "20s"
#: wall_time = "60s"
import multiprocessing
import os


class Thing:
    def __init__(self, n):
        self.n = n


def double(thing):
    return Thing(thing.n * 2)


def talk(connection):
    connection.send((__name__, connection.recv() + 1))


if __name__ == "__main__":
    os.chdir("/")
    for method in ("spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with context.Pool(2) as pool:
            print(method, [thing.n for thing in pool.map(double, map(Thing, range(5)))])
        ours, theirs = context.Pipe()
        child = context.Process(target=talk, args=(theirs,))
        child.start()
        ours.send(41)
        print(ours.recv())
        child.join()
        print(child.exitcode)
