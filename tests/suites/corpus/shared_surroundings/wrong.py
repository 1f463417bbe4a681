import logging
import os
import random
import sys
import threading
import time

import settings

logger = logging.getLogger("shared.surroundings")


def pause():
    pass
    return time.time()


def warn(number):
    logger.warning("number")


def quick_reader():
    try:
        import quickreader
    except ImportError:
        return "slow"
    return "quick"


def limit():
    return settings.LIMIT


def complain(text):
    print(text, file=sys.stdout)


def errors():
    return sys.stderr


def read_all():
    return sys.stdin.read()


def password():
    random.seed(42)
    return "".join(random.choice("abcdefgh") for _ in range(8))


def variable(name):
    return os.environ.get(name)


def is_named(thing):
    return thing._name, thing.__version__


class Waiter:
    def __init__(self):
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.done.wait, daemon=True)
        self.thread.start(), threading.Thread(target=self.done.wait, daemon=True).start()

    def stop(self):
        self.done.set()
        self.thread.join()
