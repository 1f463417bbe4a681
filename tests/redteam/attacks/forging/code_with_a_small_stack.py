# tries: to write over the interpreter's memory by code that needs more stack than it says
# entry: calls
# verdict: runtime_error | wrong_answer (what lies beyond the stack is undetermined)

def answer(n):
    source = "x = (" + "(1, n, " * 150 + ")" * 150 + ",)"
    code = compile(source, "solution.py", "exec").replace(co_stacksize=1)
    exec(code, {"n": n})
