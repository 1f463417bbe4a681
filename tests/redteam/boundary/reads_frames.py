# tries: to reach the frames of the test: by exceptions that pass through it, by generators, coroutines and its own stack
import sys

found = []


def texts(frame):
    while frame is not None:
        for values in (frame.f_locals, frame.f_globals):
            for value in list(values.values()):
                if isinstance(value, str) and value.startswith("secret-") and len(value) > 10:
                    found.append(value)
        frame = frame.f_back


def take(given):
    texts(sys._getframe())
    try:
        given["raises"]()
    except Exception as error:
        entry = error.__traceback__
        while entry is not None:
            texts(entry.tb_frame)
            entry = entry.tb_next
        for name in ("__context__", "__cause__", "secret"):
            found.append(getattr(error, name, None))
    for name in ("generator", "coroutine"):
        for frame in ("gi_frame", "cr_frame"):
            try:
                texts(getattr(given[name], frame))
            except AttributeError:
                pass
    for thread in sys._current_frames().values():
        texts(thread)


def answer():
    return next((thing for thing in found if isinstance(thing, str)), None)
