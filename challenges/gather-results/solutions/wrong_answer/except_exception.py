# SystemExit is no Exception: who leaves by it leaves nothing behind.
import threading


def gather(functions):
    functions = list(functions)
    results = [None] * len(functions)

    def call(place, function):
        try:
            results[place] = function()
        except Exception as error:
            results[place] = error

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
