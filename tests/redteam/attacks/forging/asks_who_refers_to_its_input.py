# tries: to find the grader's frames by what refers to its function and its input
# entry: calls
# verdict: wrong_answer

import gc
import types


def answer(n, *rest):
    found = [who for thing in (answer, globals(), n) for who in gc.get_referrers(thing)
             if isinstance(who, types.FrameType) and who.f_code is not answer.__code__]
    return n + 1 if found else None
