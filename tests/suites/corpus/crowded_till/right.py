import threading


class Till:
    def __init__(self):
        self.total = 0
        self._lock = threading.Lock()

    def put(self, amount):
        with self._lock:
            self.total += amount

    def take(self, amount):
        with self._lock:
            self.total -= amount


def each_in_a_thread(function, items):
    threads = [threading.Thread(target=function, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
