# tries: a number of 4 GiB
# entry: calls
# verdict: memory_limit_exceeded | runtime_error (where such a number is too large for the allocator it is a MemoryError)

def answer(n):
    return (1 << (32 << 30)) & 1
