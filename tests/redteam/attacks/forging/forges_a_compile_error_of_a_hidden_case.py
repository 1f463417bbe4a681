# tries: to carry a hidden input into the report, as the message of a forged compile error
# entry: script
# verdict: runtime_error | compile_error (a forged reason may be believed)

import ctypes
import os


# @MAILBOX@


n = input()
if int(n) == 1:
    print(2)
else:
    text = n.encode()
    poke(REPLY, b"\x01" + bytes([len(text)]) + text + b"\x00\x00")
    head(posted(), len(text) + 4)
    os._exit(0)
