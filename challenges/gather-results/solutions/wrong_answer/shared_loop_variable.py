# The closure looks up `place` and `function` when the thread runs: the loop may have gone on.
import threading


def gather(functions):
    functions = list(functions)
    results = [None] * len(functions)
    threads = []
    for place, function in enumerate(functions):

        def call():
            try:
                results[place] = function()
            except BaseException as error:
                results[place] = error

        threads.append(threading.Thread(target=call))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
