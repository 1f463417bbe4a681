# tries: to find frames of the grader on the threads that it starts
# entry: threads
# verdict: race_condition

import sys
import threading
import traceback


def answer(n):
    found = [frame for top in sys._current_frames().values() for frame, _ in traceback.walk_stack(top)]
    assert found and threading.active_count() >= 1
    mine = [frame for frame in found if frame.f_code.co_filename != __file__]
    return n + 1 if mine else None
