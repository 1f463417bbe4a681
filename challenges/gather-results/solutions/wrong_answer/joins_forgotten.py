# Returns as soon as all threads have been started.
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
        threading.Thread(target=call, args=pair).start()
    return results
