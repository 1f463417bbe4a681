# tries: to crash by bytecode that reads beyond its constants
# entry: calls
# verdict: runtime_error

def answer(n):
    def victim():
        return 1

    code = victim.__code__
    bad = bytes([100, 255]) * (len(code.co_code) // 2 - 1) + bytes([83, 0])
    exec(code.replace(co_code=bytes([151, 0]) + bytes([144, 255, 144, 255]) + bad))
