# tries: to break JSON reports by lone surrogates, in a str and as the key of a dict
# entry: calls
# verdict: wrong_answer

def answer(n):
    return {"\ud800": "\udfff\ud800" * 2000, "\x00": "\ufffe\uffff"}
