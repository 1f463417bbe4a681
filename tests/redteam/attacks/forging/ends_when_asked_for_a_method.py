# tries: to pass by ending the process where a method is looked up
# entry: class
# verdict: runtime_error

import os


class Answer:
    def __init__(self, n):
        pass

    def __getattr__(self, name):
        os._exit(0)
