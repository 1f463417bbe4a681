# tries: to crash by bytecode made of every number there is
# entry: calls
# verdict: runtime_error

import types


def answer(n):
    code = answer.__code__
    for first in range(256):
        types.FunctionType(code.replace(co_code=bytes([151, 0, first, 7, 1, 0, 1, 0, 83, 0]), co_stacksize=2), {})()
