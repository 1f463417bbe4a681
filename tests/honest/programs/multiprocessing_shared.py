#: processes = 8
#: threads = 16
#: memory = "256MiB"
#: wall_time = "60s"
import multiprocessing as mp
from multiprocessing import shared_memory
from multiprocessing.managers import BaseManager, SharedMemoryManager


class Counter:
    def __init__(self):
        self.count = 0

    def up(self):
        self.count += 1
        return self.count


class Counters(BaseManager):
    pass


Counters.register("Counter", Counter)


def fill(name):
    block = shared_memory.SharedMemory(name=name)
    block.buf[:5] = b"hello"
    block.close()


def note(mapping, items, n):
    mapping[n] = n * n
    items.append(n)


if __name__ == "__main__":
    block = shared_memory.SharedMemory(create=True, size=4096)
    child = mp.Process(target=fill, args=(block.name,))
    child.start()
    child.join()
    print(bytes(block.buf[:5]), block.size)
    block.close()
    block.unlink()
    with SharedMemoryManager() as manager:
        shared = manager.ShareableList([1, "two", 3.0, None])
        print(list(shared))
    with mp.Manager() as manager:
        mapping, items = manager.dict(), manager.list()
        children = [mp.Process(target=note, args=(mapping, items, n)) for n in range(3)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(sorted(mapping.items()), sorted(items))
    with Counters() as manager:
        counter = manager.Counter()
        print(counter.up(), counter.up())
