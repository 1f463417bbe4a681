# tries: to see who calls, by an entry that is an object and looks at the frames above it
# entry: calls
# verdict: wrong_answer

import sys


class Entry:
    __name__ = "answer"

    def __call__(self, n):
        return n + 1 if sys._getframe().f_back is not None else None

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


answer = Entry()
