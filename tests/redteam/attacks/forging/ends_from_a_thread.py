# tries: to end the process well from a thread while the call still goes on
# entry: calls
# verdict: runtime_error

import os
import threading


def answer(n):
    threading.Thread(target=os._exit, args=(0,)).start()
    threading.Event().wait()
