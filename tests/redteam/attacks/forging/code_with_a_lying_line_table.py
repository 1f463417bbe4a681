# tries: to crash the walk over a traceback by a table of lines that lies
# entry: calls
# verdict: runtime_error

def answer(n):
    def fail():
        raise ValueError

    fail.__code__ = fail.__code__.replace(co_linetable=b"\x7f\xff" * 3, co_firstlineno=-(1 << 31), co_filename=__file__)
    fail()
