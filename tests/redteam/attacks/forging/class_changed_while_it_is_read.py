# tries: to change a list while it is handed over, by code that runs when its items' type is asked for its name
# entry: calls
# verdict: runtime_error

class Name(str):
    __hash__ = lambda self: hash("__module__")

    def __eq__(self, other):
        if ITEMS:
            ITEMS.clear()
        return False


ITEMS = []
Trap = type("Trap", (), {Name("x"): 1})


def answer(n):
    ITEMS.extend(Trap() for _ in range(1000))
    return ITEMS
