# Starts a thread and waits for it, then starts the next: who waits for one who comes later waits for ever.
import threading


def gather(functions):
    functions = list(functions)
    results = [None] * len(functions)

    def call(place, function):
        try:
            results[place] = function()
        except BaseException as error:
            results[place] = error

    for pair in enumerate(functions):
        thread = threading.Thread(target=call, args=pair)
        thread.start()
        thread.join()
    return results
