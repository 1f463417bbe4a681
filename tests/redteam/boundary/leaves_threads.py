# tries: to go on beside the test, in threads that use what it was given
import threading
import time

found = []


def take(given):
    def work():
        for _ in range(200):
            for name in ("__globals__", "__closure__", "__self__"):
                try:
                    found.append(getattr(given["function"], name))
                except BaseException:
                    pass
            try:
                given["each"](given["items"])
            except BaseException:
                pass

    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()


def answer():
    return None
