import sys


def confirm(question):
    answer = input(f"{question} [y/N] ")
    while answer.lower() not in ("y", "yes", "n", "no", ""):
        answer = input("Please say y or n: ")
    return answer == "y"


def ask_number(low, high):
    while True:
        text = input("Number: ")
        try:
            number = int(text)
        except ValueError:
            print(f"not a number: {text}")
            continue
        if low <= number <= high:
            return number
        print("between", low, "and", high, "please")


class Quiz:
    def __init__(self, questions):
        self.questions = questions

    def play(self):
        score = 0
        for question, answer in self.questions.items():
            print(question, end="? ")
            line = sys.stdin.readline()
            if not line:
                print()
                break
            if line.strip().lower() == answer:
                score += 1
                print("right")
            else:
                print(f"wrong, it is {answer}")
        print(score, "of", len(self.questions))
        return score


def banner(*lines, file=None):
    width = max(map(len, lines))
    edge = f"+{'-' * (width + 2)}+"
    print(edge, *(f"| {line:<{width}} |" for line in lines), edge, sep="\n", file=file or sys.stdout)
