# Waits for as many results as there are functions. One that raises puts none into the queue.
import queue
import threading


def gather(functions):
    ended = queue.Queue()

    def call(number, function):
        ended.put((number, function()))

    functions = list(functions)
    for pair in enumerate(functions):
        threading.Thread(target=call, args=pair, daemon=True).start()
    return [result for _, result in sorted([ended.get() for _ in functions], key=lambda pair: pair[0])]
