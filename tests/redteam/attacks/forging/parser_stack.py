# tries: to overflow the parser's and the compiler's stack
# entry: calls
# verdict: runtime_error

def answer(n):
    for nest in ("(", "[", "-", "not ", "lambda:", "f(", "{1:"):
        try:
            compile(nest * 90_000 + "1", "x", "exec")
        except (MemoryError, RecursionError, SyntaxError):
            pass
    raise ValueError("no crash this time")
