# tries: to confuse the test's side with special methods that lie, raise, or call back
class Liar:
    def __init__(self, given):
        self.given = given

    def __len__(self):
        return -1

    def __iter__(self):
        return self

    def __next__(self):
        self.given["function"](self)
        raise StopIteration

    def __index__(self):
        raise KeyboardInterrupt

    def __bool__(self):
        return 7

    def __hash__(self):
        return "secret-"

    def __repr__(self):
        return 5

    def __str__(self):
        raise SystemExit(0)

    def __eq__(self, other):
        return self

    def __getattr__(self, name):
        return self

    def __call__(self, *args):
        return self


liar = None


def take(given):
    global liar
    liar = Liar(given)
    for name in ("function", "each", "raises"):
        try:
            given[name](liar)
        except BaseException:
            pass


def answer():
    return liar
