import threading
from concurrent.futures import ThreadPoolExecutor


def parallel_map(function, items, workers=2):
    results = []
    threads = [threading.Thread(target=lambda n=n: results.append(function(n))) for n in list(items)[::-1]]
    for thread in threads:
        thread.start()
        thread.join()
    return results


class Pool:
    def __init__(self, size):
        self.executor = ThreadPoolExecutor(size)

    def submit(self, function, *args, **kwargs):
        return self.executor.submit(function, *args, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def run_later(executor, functions):
    return [executor.submit(function) for function in functions]


class Repeater(threading.Thread):
    def __init__(self, step, name=None):
        super().__init__(name=name, daemon=True)
        self.step, self.rounds = step, 0

    def run(self):
        more = True
        while more:
            self.rounds += 1
            more = self.step()
