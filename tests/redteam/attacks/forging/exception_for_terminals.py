# tries: to rewrite what a terminal shows by the name, text and place of an exception
# entry: calls
# verdict: runtime_error

def answer(n):
    kind = type("Error\x1b[2J\n", (Exception,), {"__module__": "x\r"})
    code = compile("raise kind('\\x1b]0;title\\x07\\u202e\\udcff' * 2000)", "solution.py", "exec").replace(co_name="\x1b[31m")
    exec(code, {"kind": kind})
