import queue
import threading


def gather(functions):
    """The results come in any order, each with the number of its place."""
    ended = queue.Queue()

    def call(number, function):
        outcome = None
        try:
            outcome = function()
        except BaseException as error:
            outcome = error
        finally:
            ended.put((number, outcome))

    started = 0
    for number, function in enumerate(functions):
        threading.Thread(target=call, args=(number, function), daemon=True).start()
        started += 1
    return [outcome for _, outcome in sorted((ended.get() for _ in range(started)), key=lambda pair: pair[0])]
