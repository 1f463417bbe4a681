#: processes = 8
#: threads = 24
#: memory = "256MiB"
#: wall_time = "60s"
import multiprocessing
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait


def cube(n):
    if n == 9:
        raise OverflowError("nine")
    return n**3


if __name__ == "__main__":
    for executor in (ThreadPoolExecutor(4), ProcessPoolExecutor(3), ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))):
        with executor:
            print(type(executor).__name__, list(executor.map(cube, range(9))))
            futures = [executor.submit(cube, n) for n in range(5)]
            print(sorted(future.result() for future in as_completed(futures, timeout=60)))
            done, _ = wait([executor.submit(cube, 9)], return_when=FIRST_EXCEPTION)
            print([repr(future.exception()) for future in done])
