# A pool needs at least one worker, also when there is nothing to do.
from concurrent.futures import ThreadPoolExecutor


def gather(functions):
    functions = list(functions)
    with ThreadPoolExecutor(max_workers=len(functions)) as executor:
        futures = [executor.submit(function) for function in functions]
    return [future.exception() or future.result() for future in futures]
