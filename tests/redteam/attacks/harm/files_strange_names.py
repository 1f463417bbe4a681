# tries: names with new lines, control codes and bytes that are no UTF-8, and rights taken away
# entry: calls
# verdict: accepted
# confined: runtime_error (modes cannot be changed there)

import os

OWN = os.getcwd()


def answer(n):
    os.chmod(OWN, 0o700)
    for name in (b"line\nbreak", b"\x1b[2J", b"\xff\xfe", "\u202etxt.py".encode(), b"-rf *", b"$(reboot)", b" "):
        try:
            os.mkdir(name)
            os.chmod(name, 0)
        except FileExistsError:
            pass
    os.chmod(".", 0)
    return n + 1
