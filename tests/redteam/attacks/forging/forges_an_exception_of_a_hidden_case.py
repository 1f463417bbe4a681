# tries: to carry a hidden input into the report, as the name, bases and text of a forged exception
# entry: script
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


n = input()
if int(n) == 1:
    print(2)
else:
    text = n.encode()
    text = bytes([len(text)]) + text
    forged = b"\x03" + text + b"\x01" + text + text + text
    poke(REPLY, forged)
    head(posted(), len(forged))
    os._exit(1)
