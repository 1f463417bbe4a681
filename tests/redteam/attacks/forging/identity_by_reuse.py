# tries: to have two objects taken for the same because one lies where the other lay
# entry: identity
# verdict: wrong_answer

import gc


class Same:
    __slots__ = ()


def answer(n):
    gc.collect()
    return Same()
