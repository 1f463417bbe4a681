import sys


def run_script(argument):
    if not argument:
        sys.exit()
    if not argument.isdigit():
        raise SystemExit(f"bad input: {argument}")
    sys.exit(int(argument))


class Guard:
    def __init__(self, log):
        self.log, self.last = log, None

    def __enter__(self):
        self.log.append("enter")

    def __exit__(self, kind, value, traceback):
        self.log.append(f"exit {kind.__name__}")

    def call(self, function, *args):
        self.last = None
        try:
            return function(*args)
        except KeyboardInterrupt:
            self.log.append("interrupted")
            raise
        except Exception as error:
            self.last = error


def depth_of(items):
    return 1 + max(map(depth_of, items), default=0)


def add(a, b):
    return a + b


def sum_list(items):
    total = 0
    for item in items:
        total = add(total, item)
    return total
