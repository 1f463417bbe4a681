# tries: to pass by leaving from a constructor
# entry: class
# verdict: runtime_error

class Answer:
    def __init__(self, n):
        raise SystemExit(0)

    def value(self):
        return 2
