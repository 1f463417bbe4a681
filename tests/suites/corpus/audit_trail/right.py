import functools
import logging
import sys
import warnings

log = logging.getLogger("audit")


class AuditWarning(UserWarning):
    def __init__(self, text):
        super().__init__("cut after 40 letters")
        self.text = text


class Audit:
    def __init__(self, stream, user):
        self.stream, self.user, self.pending = stream, user, []

    def note(self, text, level=logging.WARNING):
        if len(text) > 40:
            warnings.warn(AuditWarning(text), stacklevel=2)
            text = text[:40]
        log.log(level, "%s: %s", self.user, text)
        self.pending.append(text)
        return self

    def flush(self):
        for text in self.pending:
            self.stream.write(f"{self.user}: {text}\n")
        self.pending.clear()


def print_report(audit, entries):
    good = [entry for entry in entries if entry]
    for entry in good:
        print(audit.user, "did", entry)
    print(len(good), "entry" if len(good) == 1 else "entries")
    empty = len(entries) - len(good)
    if empty:
        print(empty, "entry is empty", file=sys.stderr)


def audited(audit):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            try:
                result = function(*args, **kwargs)
            except Exception as error:
                audit.note(f"{function.__name__} failed with {type(error).__name__}")
                raise
            audit.note(f"{function.__name__} ok")
            return result

        return wrapper

    return decorate
