#: processes = 8
#: threads = 16
#: memory = "256MiB"
import multiprocessing as mp
import sys


def produce(queue, count):
    for n in range(count):
        queue.put(n)
    queue.put(None)


def add(total, lock, array):
    for n in range(200):
        with lock:
            total.value += 1
        array[n % len(array)] = n


def meet(barrier, event, queue):
    barrier.wait()
    event.wait()
    queue.put("met")


def leave():
    sys.exit(7)


if __name__ == "__main__":
    queue = mp.Queue()
    producer = mp.Process(target=produce, args=(queue, 50))
    producer.start()
    print(sum(iter(queue.get, None)))
    producer.join()

    total, lock, array = mp.Value("i", 0, lock=False), mp.Lock(), mp.Array("i", 4)
    adders = [mp.Process(target=add, args=(total, lock, array)) for _ in range(3)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    print(total.value, array[:], [adder.exitcode for adder in adders])

    barrier, event = mp.Barrier(3), mp.Event()
    meeting = [mp.Process(target=meet, args=(barrier, event, queue)) for _ in range(2)]
    for process in meeting:
        process.start()
    barrier.wait()
    event.set()
    print([queue.get() for _ in meeting])
    for process in meeting:
        process.join()

    left = mp.Process(target=leave)
    left.start()
    left.join()
    stuck = mp.Process(target=mp.Event().wait, daemon=True)
    stuck.start()
    stuck.terminate()
    stuck.join()
    print(left.exitcode, stuck.exitcode, mp.Semaphore(2).acquire(block=False))
