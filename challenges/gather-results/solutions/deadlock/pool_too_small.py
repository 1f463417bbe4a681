# Four workers for any number of functions.
from concurrent.futures import ThreadPoolExecutor


def gather(functions):
    with ThreadPoolExecutor(max_workers=4) as executor:
        futures = [executor.submit(function) for function in functions]
    return [future.exception() or future.result() for future in futures]
