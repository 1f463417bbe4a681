# tries: to hand over a list that contains itself
# entry: calls
# verdict: wrong_answer

def answer(n):
    value = []
    value.append(value)
    return {"a": value, "b": (value,)}
