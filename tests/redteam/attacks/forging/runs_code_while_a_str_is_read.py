# tries: to run code while a result is handed over: the handler of errors that surrogates call
# entry: calls
# verdict: wrong_answer

import codecs

CALLED = []


def handler(error):
    CALLED.append(error)
    return "2", error.end


codecs.register_error("surrogatepass", handler)
codecs.register_error("strict", handler)


def answer(n):
    return "\udcff" * 3 if not CALLED else n + 1
