# tries: to hide an exit code behind a property that changes
# entry: script
# verdict: wrong_answer

class Leave(SystemExit):
    calls = 0

    @property
    def code(self):
        Leave.calls += 1
        return 1 if Leave.calls else 0


print(int(input()) + 1)
raise Leave
