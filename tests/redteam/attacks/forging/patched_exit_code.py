# tries: to end well after an exception, by an exit code that is not what it seems
# entry: script
# verdict: wrong_answer

class Zero(int):
    __index__ = __int__ = __and__ = __bool__ = lambda self, *other: 0


print(int(input()) + 1)
raise SystemExit(Zero(3))
