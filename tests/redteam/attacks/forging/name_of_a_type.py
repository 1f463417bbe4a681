# tries: to break the reply or the report by the name of a type
# entry: calls
# verdict: wrong_answer

def answer(n):
    name = "int'>\n</testcase>]]>\x1b[2J\x00\u202e" + "é" * 100_000
    return type(name.replace("\x00", ""), (), {"__module__": "builtins", "__qualname__": name})()
