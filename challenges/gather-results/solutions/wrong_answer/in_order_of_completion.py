# Each thread appends its result when it has one.
import threading


def gather(functions):
    functions = list(functions)
    results = []

    def call(function):
        try:
            results.append(function())
        except BaseException as error:
            results.append(error)

    threads = [threading.Thread(target=call, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
