# A thread that raises prints a traceback, and its place stays empty.
import threading


def gather(functions):
    functions = list(functions)
    results = [None] * len(functions)

    def call(place, function):
        results[place] = function()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
