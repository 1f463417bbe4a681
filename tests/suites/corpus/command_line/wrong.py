import argparse
import itertools
import json
import sys


def result_of(command, numbers):
    return sum(numbers)


def ask():
    numbers = []
    while text := input(f"number {len(numbers) + 1}: "):
        try:
            numbers.append(float(text))
        except ValueError:
            print("not a number:", text)
    return numbers


def main(argv=tuple(sys.argv[1:])):
    parser = argparse.ArgumentParser(prog="calc")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("command", choices=["add"])
    parser.add_argument("numbers", nargs="*", type=float)
    options = parser.parse_args(argv)
    result = result_of(options.command, options.numbers or ask())
    if options.json:
        print(json.dumps({"command": options.command, "result": result}))
    else:
        print(result)
    return 0


class Spinner:
    def __init__(self, signs):
        self.signs = itertools.cycle(signs)

    def step(self):
        print(next(self.signs))
