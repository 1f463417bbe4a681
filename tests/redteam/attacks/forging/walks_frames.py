# tries: to find frames of the grader above its own
# entry: calls
# verdict: wrong_answer

import sys


def above(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


def answer(n):
    found = [*above(sys._getframe())]
    for frame in sys._current_frames().values():
        found += above(frame)
    try:
        raise KeyError
    except KeyError as error:
        found += above(error.__traceback__.tb_frame)
    assert found
    return n + 1 if any(frame.f_code.co_filename != __file__ for frame in found) else None
