from concurrent.futures import ThreadPoolExecutor


def gather(functions):
    functions = list(functions)
    with ThreadPoolExecutor(max_workers=max(1, len(functions))) as executor:
        futures = [executor.submit(function) for function in functions]
    return [future.exception() or future.result() for future in futures]
