#: processes = 8
#: threads = 16
#: memory = "256MiB"
import multiprocessing
import os


def square(n):
    return n * n


def fail(n):
    raise ValueError(f"no {n}")


def pid_and_name(_):
    return os.getpid() != os.getppid(), multiprocessing.current_process().daemon


if __name__ == "__main__":
    with multiprocessing.Pool(3) as pool:
        print(pool.map(square, range(20)), sum(pool.imap_unordered(square, range(100), chunksize=7)))
        print(pool.starmap(pow, [(2, 5), (3, 4)]), pool.apply_async(square, (12,)).get(timeout=60))
        print(set(pool.map(pid_and_name, range(6))))
        try:
            pool.map(fail, [7])
        except ValueError as error:
            print("raised", error)
    with multiprocessing.pool.ThreadPool(4) as pool:
        print(pool.map(square, range(5)))
    print(multiprocessing.get_start_method(), multiprocessing.active_children())
