import sys


def show_table(values, file=None):
    if not values:
        print("(empty)", file=file)
        return
    left = max(len(key) for key in values)
    right = max(len(str(value)) for value in values.values())
    for key, value in values.items():
        print(f"{key:<{left}} = {value!s:>{right}}", file=file)


def progress(count, mark="."):
    for _ in range(count):
        print(mark, end="", flush=True)
    print("done")


def echo_lines():
    for line in sys.stdin:
        sys.stdout.write(line.strip().upper() + "\n")


class Menu:
    def __init__(self, **actions):
        self.actions = actions

    def choose(self, name):
        if name not in self.actions:
            print("unknown choice:", name, file=sys.stderr)
            return False
        self.actions[name]()
        return True

    def run(self):
        chosen = []
        while True:
            try:
                line = input("> ")
            except EOFError:
                line = "quit"
            if line == "quit":
                print("bye")
                return chosen
            if self.choose(line):
                chosen.append(line)
