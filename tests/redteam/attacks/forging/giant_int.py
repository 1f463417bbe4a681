# tries: to keep the host busy with an int of eight million digits
# entry: calls
# verdict: wrong_answer | runtime_error (as much as a reply holds is taken)

def answer(n):
    return 1 << (26 << 20)
