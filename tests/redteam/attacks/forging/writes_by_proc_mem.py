# tries: to write to its own memory, the read-only parts too, through /proc/self/mem
# entry: calls
# verdict: accepted

def answer(n):
    try:
        with open("/proc/self/mem", "r+b", buffering=0):
            return None
    except PermissionError:
        return n + 1
